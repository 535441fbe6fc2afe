using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>
/// SAM's mask decoder with PerSAM's attention guidance and semantic prompt. Prompts of one layout that follow each other are decoded
/// together; masks reach the image by way of the padded square.
/// </summary>
/// <param name="session">The network; borrowed.</param>
/// <param name="options">What the manifest says about it.</param>
internal sealed class SamDecoder(ModelSession session, SamDecoderOptions options) : IMaskDecoder
{
    /// <summary>The contract's name and version.</summary>
    public const string ContractId = "sam-decoder/1";

    private const int MaskFactor = 4;

    /// <summary>The network's inputs and outputs; the first answer is the single one, the others are the three alternatives.</summary>
    public static ModelContract Contract { get; } = new(
        ContractId,
        [
            TensorContract.Of("image_embeddings", "1 Channels Rows Columns"),
            TensorContract.Of("point_coords", "Prompts* Points* 2"),
            TensorContract.Of("point_labels", "Prompts* Points*"),
            TensorContract.Of("mask_input", "Masks* 1 MaskRows MaskColumns"),
            TensorContract.Of("has_mask_input", "1"),
            TensorContract.Of("attn_sim", "1 1 1 Cells"),
            TensorContract.Of("has_attn_sim", "1"),
            TensorContract.Of("target_embedding", "1 1 Channels"),
            TensorContract.Of("has_target", "1"),
        ],
        [TensorContract.Of("iou_predictions", "Prompts Answers"), TensorContract.Of("low_res_masks", "Prompts Answers MaskRows MaskColumns")]);

    /// <inheritdoc/>
    public bool SupportsGuidance => true;

    /// <inheritdoc/>
    public bool SupportsMaskInput => true;

    /// <inheritdoc/>
    public IEnumerable<MaskAlternatives> Decode(
        ImageEmbedding embedding, IReadOnlyList<DecoderPrompt> prompts, DecoderGuidance? guidance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(prompts);
        return SamPromptBatches.Of(prompts, options.Batch).SelectMany(batch => DecodeBatch(embedding, batch, guidance, cancellationToken));
    }

    private IEnumerable<MaskAlternatives> DecodeBatch(
        ImageEmbedding embedding, IReadOnlyList<DecoderPrompt> prompts, DecoderGuidance? guidance, CancellationToken cancellationToken)
    {
        var layout = SamPromptLayout.Of(prompts[0]);
        var features = embedding.Features;
        var outputs = session.Run(
            [
                new("image_embeddings", features.Tensor),
                .. new SamPromptTensors(embedding.Map, layout).Points(prompts),
                new("mask_input", Masks(prompts, layout, features.Grid)),
                Flag("has_mask_input", layout.HasMask),
                .. Guidance(features, guidance),
            ],
            cancellationToken);
        var stride = (int)Math.Round(embedding.Map.ScaleX / features.Map.ScaleX);
        var frame = MaskFrame.PaddedSquare(embedding.Image, features.Grid.LongestSide * stride, embedding.Input.Size);
        return prompts.Select((prompt, i) => SamAnswers.Read(prompt, frame, outputs, i));
    }

    private static TensorBuffer Masks(IReadOnlyList<DecoderPrompt> prompts, SamPromptLayout layout, ImageSize grid)
    {
        var size = new ImageSize(grid.Width * MaskFactor, grid.Height * MaskFactor);

        // Without masks, one empty one for all prompts keeps the image side of the network's first layer the same for all.
        var tensor = TensorBuffer.Zeros(layout.HasMask ? prompts.Count : 1, 1, size.Height, size.Width);
        for (var i = 0; i < prompts.Count && layout.HasMask; i++)
        {
            var logits = prompts[i].MaskInput!.Logits;
            if (logits.Size != size)
            {
                throw new ArgumentException(
                    $"The mask input has {logits.Width} x {logits.Height} logits, {size.Width} x {size.Height} are expected: give an answer of this decoder.",
                    nameof(prompts));
            }

            logits.Values.CopyTo(tensor.Values[(int)(i * size.Area)..]);
        }

        return tensor;
    }

    private static IEnumerable<NamedTensor> Guidance(FeatureMap features, DecoderGuidance? guidance)
    {
        var (cells, channels) = ((int)features.Grid.Area, features.Channels);
        if ((guidance?.Attention is { } map && map.Size != features.Grid) || (guidance?.TargetEmbedding is { } vector && vector.Length != channels))
        {
            throw new ArgumentException("The guidance is not of this embedding's grid and channels: make it from the same encoder's features.", nameof(guidance));
        }

        yield return new("attn_sim", new(guidance?.Attention?.Values.ToArray() ?? new float[cells], 1, 1, 1, cells));
        yield return Flag("has_attn_sim", guidance?.Attention is not null);
        yield return new("target_embedding", new(guidance?.TargetEmbedding?.ToArray() ?? new float[channels], 1, 1, channels));
        yield return Flag("has_target", guidance?.TargetEmbedding is not null);
    }

    private static NamedTensor Flag(string name, bool value) => new(name, new([value ? 1f : 0f], 1));
}
