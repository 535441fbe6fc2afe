using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>
/// EfficientSAM's mask decoder. A prompt has at most six points, the two corners of a box among them; it knows no clicks beside the object,
/// no mask input and no guidance. A mask lies over the whole image.
/// </summary>
/// <param name="session">The network; borrowed.</param>
/// <param name="options">What the manifest says about it.</param>
internal sealed class EfficientSamDecoder(ModelSession session, SamDecoderOptions options) : IMaskDecoder
{
    /// <summary>The contract's name and version.</summary>
    public const string ContractId = "efficientsam-decoder/1";

    private const int Points = 6;

    /// <summary>The network's inputs and outputs; the first answer is the single one, the others are the three alternatives.</summary>
    public static ModelContract Contract { get; } = new(
        ContractId,
        [
            TensorContract.Of("image_embeddings", "1 Channels Rows Columns"),
            TensorContract.Of("point_coords", "Prompts* 6 2"),
            TensorContract.Of("point_labels", "Prompts* 6"),
        ],
        [TensorContract.Of("iou_predictions", "Prompts Answers"), TensorContract.Of("low_res_masks", "Prompts Answers MaskRows MaskColumns")]);

    /// <inheritdoc/>
    public bool SupportsGuidance => false;

    /// <inheritdoc/>
    public bool SupportsMaskInput => false;

    /// <inheritdoc/>
    public IEnumerable<MaskAlternatives> Decode(
        ImageEmbedding embedding, IReadOnlyList<DecoderPrompt> prompts, DecoderGuidance? guidance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(prompts);
        return prompts.Chunk(options.Batch).SelectMany(batch => DecodeBatch(embedding, batch, cancellationToken));
    }

    private IEnumerable<MaskAlternatives> DecodeBatch(ImageEmbedding embedding, DecoderPrompt[] prompts, CancellationToken cancellationToken)
    {
        var tensors = new SamPromptTensors(embedding.Map, new(Points, HasMask: false), emptyPlace: -1);
        NamedTensor[] inputs = [new("image_embeddings", embedding.Features.Tensor), .. tensors.Points(Array.ConvertAll(prompts, Reduce))];
        var outputs = session.Run(inputs, cancellationToken);
        var frame = new MaskFrame(embedding.Image.Bounds, embedding.Image);
        return prompts.Select((prompt, i) => SamAnswers.Read(prompt, frame, outputs, i));
    }

    /// <summary>The prompt as far as the network understands it: the box and the first points on the object.</summary>
    private static DecoderPrompt Reduce(DecoderPrompt prompt)
    {
        var clicks = prompt.Points.Where(static click => click.IsForeground).Take(prompt.Box is null ? Points : Points - 2).ToList();
        return prompt with { Points = clicks };
    }
}
