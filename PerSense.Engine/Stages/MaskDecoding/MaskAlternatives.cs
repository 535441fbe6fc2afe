namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>All answers to one prompt: part, object or whole, as SAM's three outputs.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="Items">At least one answer, in the decoder's order.</param>
public sealed record MaskAlternatives(DecoderPrompt Prompt, IReadOnlyList<MaskPrediction> Items)
{
    /// <summary>The answer with the highest predicted IoU; the first of equals.</summary>
    public MaskPrediction Best => Items.Aggregate(static (best, next) => next.PredictedIou > best.PredictedIou ? next : best);
}
