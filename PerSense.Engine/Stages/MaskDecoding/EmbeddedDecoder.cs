using PerSense.Engine.Imaging;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>
/// The decoder of the embedded contract: masks in a window round a point whose side follows the object's size. Several clicks become one
/// prompt at their middle; the predicted IoU of a mask that contradicts clicks is lowered in proportion.
/// </summary>
/// <param name="session">The network; borrowed.</param>
/// <param name="options">What the manifest says about it.</param>
internal sealed class EmbeddedDecoder(ModelSession session, EmbeddedDecoderOptions options) : IMaskDecoder
{
    /// <summary>The contract's name and version.</summary>
    public const string ContractId = "embedded-decoder/1";

    /// <summary>The network's inputs and outputs.</summary>
    public static ModelContract Contract { get; } = new(
        ContractId,
        [
            TensorContract.Of("feat", "1 Features Rows* Columns*"),
            TensorContract.Of("fine", "1 Fine Rows* Columns*"),
            TensorContract.Of("points", "1 Prompts* 3"),
        ],
        [TensorContract.Of("masks", "Prompts Alternatives Side Side"), TensorContract.Of("iou", "Prompts Alternatives")]);

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
        var fine = embedding.Fine ?? throw new ArgumentException("This decoder needs an embedding with a fine map.", nameof(embedding));
        return prompts.Chunk(options.Batch).SelectMany(batch => DecodeBatch(embedding, fine, batch, cancellationToken));
    }

    private IEnumerable<MaskAlternatives> DecodeBatch(
        ImageEmbedding embedding, FeatureMap fine, DecoderPrompt[] prompts, CancellationToken cancellationToken)
    {
        var windows = Array.ConvertAll(prompts, prompt => PromptWindow.Of(prompt, embedding.Map, options.DefaultObjectSide));
        float[] points = [.. windows.SelectMany(static w => new[] { (float)w.Centre.X, (float)w.Centre.Y, (float)w.Size })];
        var outputs = session.Run(
            [new("feat", embedding.Features.Tensor), new("fine", fine.Tensor), new("points", new(points, 1, prompts.Length, 3))], cancellationToken);
        return prompts.Select((prompt, i) =>
        {
            var frame = new MaskFrame(windows[i].Region(embedding.Map, options.WindowFactor), embedding.Image);
            return Alternatives(prompt, frame, outputs, i);
        });
    }

    private static MaskAlternatives Alternatives(DecoderPrompt prompt, MaskFrame frame, TensorSet outputs, int index)
    {
        var (masks, iou) = (outputs["masks"], outputs["iou"]);
        var (count, height, width) = (masks.Shape[1], masks.Shape[2], masks.Shape[3]);
        return new(prompt, [.. Enumerable.Range(index * count, count).Select(i =>
        {
            var logits = masks.Memory.Slice(i * height * width, height * width).ToArray();
            var prediction = new MaskPrediction(new FloatMap(new(width, height), logits), frame, iou.Memory.Span[i]);
            return prediction with { PredictedIou = prediction.PredictedIou * ClickAgreement.Share(prompt.Points, prediction) };
        })]);
    }
}
