using PerSense.Engine.Imaging;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>
/// The decoder of the embedded contract: masks in a window round a point whose side follows the object's size. It reads several clicks, a
/// box, a mask to improve and the kind of object that is meant; the predicted IoU of a mask that contradicts clicks is lowered in proportion.
/// </summary>
/// <param name="session">The network; borrowed.</param>
/// <param name="options">What the manifest says about it.</param>
internal sealed class EmbeddedDecoder(ModelSession session, EmbeddedDecoderOptions options) : IMaskDecoder
{
    /// <summary>The contract's name and version.</summary>
    public const string ContractId = "embedded-decoder/2";

    // The values of a prompt's window: its middle, the object's size, the point that describes the object.
    private const int WindowValues = 5;

    private readonly HintPlanes _hints = new(options.HintSide, options.ClickSpread);

    /// <summary>The network's inputs and outputs.</summary>
    public static ModelContract Contract { get; } = new(
        ContractId,
        [
            TensorContract.Of("feat", "1 Features Rows* Columns*"),
            TensorContract.Of("fine", "1 Fine Rows* Columns*"),
            TensorContract.Of("sim", "1 Similarity Rows* Columns*"),
            TensorContract.Of("points", "1 Prompts* 5"),
            TensorContract.Of("hints", "Prompts* 4 HintSide HintSide"),
            TensorContract.Of("target", "1 Target"),
        ],
        [
            TensorContract.Of("masks", "Prompts Alternatives Side Side"),
            TensorContract.Of("iou", "Prompts Alternatives"),
            TensorContract.Of("match", "Prompts Alternatives"),
        ]);

    /// <inheritdoc/>
    /// <remarks>The target embedding is used where a prompt has no target of its own; the network makes its own attention from it.</remarks>
    public bool SupportsGuidance => true;

    /// <inheritdoc/>
    public bool SupportsMaskInput => true;

    /// <inheritdoc/>
    public IEnumerable<MaskAlternatives> Decode(
        ImageEmbedding embedding, IReadOnlyList<DecoderPrompt> prompts, DecoderGuidance? guidance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(prompts);
        var fine = embedding.Fine ?? throw new ArgumentException("This decoder needs an embedding with a fine map.", nameof(embedding));
        var fallback = guidance?.TargetEmbedding is { } embedded ? new DecoderTarget(embedded) : null;
        return Batches(prompts, fallback).SelectMany(batch => DecodeBatch(embedding, fine, batch, cancellationToken));
    }

    /// <summary>Neighbours with one target, as many as the network takes at once.</summary>
    private IEnumerable<(DecoderTarget? Target, List<DecoderPrompt> Prompts)> Batches(IReadOnlyList<DecoderPrompt> prompts, DecoderTarget? fallback)
    {
        for (var start = 0; start < prompts.Count;)
        {
            var target = prompts[start].Target ?? fallback;
            var batch = prompts.Skip(start).Take(options.Batch).TakeWhile(prompt => Equals(prompt.Target ?? fallback, target)).ToList();
            yield return (target, batch);
            start += batch.Count;
        }
    }

    private IEnumerable<MaskAlternatives> DecodeBatch(
        ImageEmbedding embedding, FeatureMap fine, (DecoderTarget? Target, List<DecoderPrompt> Prompts) batch, CancellationToken cancellationToken)
    {
        var prompts = batch.Prompts;
        var windows = prompts.ConvertAll(prompt => PromptWindow.Of(prompt, embedding.Map, options.DefaultObjectSide));
        var frames = windows.ConvertAll(window => new MaskFrame(window.Region(embedding.Map, options.WindowFactor), embedding.Image));
        var target = TargetVector.Of(batch.Target, embedding.Similarity.Tensor.Shape[1], embedding.Scale / options.ReferenceSide);
        var outputs = session.Run(
            [
                new("feat", embedding.Features.Tensor),
                new("fine", fine.Tensor),
                new("sim", embedding.Similarity.Tensor),
                new("points", Points(windows)),
                new("hints", Hints(prompts, frames)),
                new("target", target),
            ],
            cancellationToken);
        return prompts.Select((prompt, i) => Alternatives((prompt, frames[i]), outputs, i, isTold: batch.Target is not null));
    }

    private static TensorBuffer Points(List<PromptWindow> windows) => new(
        [.. windows.SelectMany(static w => new[] { (float)w.Centre.X, (float)w.Centre.Y, (float)w.Size, (float)w.Anchor.X, (float)w.Anchor.Y })],
        1,
        windows.Count,
        WindowValues);

    private TensorBuffer Hints(List<DecoderPrompt> prompts, List<MaskFrame> frames)
    {
        var planes = new float[prompts.Count * _hints.Length];
        for (var i = 0; i < prompts.Count; i++)
        {
            _hints.Draw(prompts[i], frames[i].Region, planes.AsMemory(i * _hints.Length, _hints.Length));
        }

        return new(planes, prompts.Count, HintPlanes.Count, options.HintSide, options.HintSide);
    }

    private static MaskAlternatives Alternatives((DecoderPrompt Prompt, MaskFrame Frame) question, TensorSet outputs, int index, bool isTold)
    {
        var (masks, iou, match) = (outputs["masks"], outputs["iou"], outputs["match"]);
        var (count, height, width) = (masks.Shape[1], masks.Shape[2], masks.Shape[3]);
        return new(question.Prompt, [.. Enumerable.Range(index * count, count).Select(i =>
        {
            var logits = masks.Memory.Slice(i * height * width, height * width).ToArray();
            var prediction = new MaskPrediction(new FloatMap(new(width, height), logits), question.Frame, iou.Memory.Span[i])
            {
                Match = isTold ? match.Memory.Span[i] : null,
            };
            return prediction with { PredictedIou = prediction.PredictedIou * ClickAgreement.Share(question.Prompt.Points, prediction) };
        })]);
    }
}
