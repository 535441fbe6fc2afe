using PerSense.Engine.Imaging;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>One answer of the mask decoder.</summary>
/// <param name="Logits">Low-resolution mask logits; above 0 is object. SAM: 256 x 256, embedded: 64 x 64.</param>
/// <param name="Frame">Where the logits lie on the image.</param>
/// <param name="PredictedIou">The decoder's own estimate of the mask's IoU, 0..1.</param>
public sealed record MaskPrediction(FloatMap Logits, MaskFrame Frame, double PredictedIou)
{
    /// <summary>
    /// The decoder's own probability that this is a good mask of the kind of object that the prompt meant; null for decoders that do not
    /// tell, or were told of no kind.
    /// </summary>
    public double? Match { get; init; }
}
