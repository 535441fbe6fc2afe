using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>A mask with what was measured under it: what exemplars and instances are chosen by.</summary>
/// <param name="Prediction">The decoder's answer; null for a mask that a person marked.</param>
/// <param name="Footprint">Its cells.</param>
/// <param name="Anchor">The point whose connected part was kept, in image coordinates.</param>
/// <param name="Appearance">What the object looks like.</param>
/// <param name="Prompt">The point that was decoded, in image coordinates.</param>
/// <param name="Strength">Strength of the candidate behind the prompt, 0..1.</param>
/// <param name="PredictedIou">The decoder's estimate of the mask's IoU, 0..1.</param>
internal sealed record MaskEvidence(
    MaskPrediction? Prediction,
    MaskFootprint Footprint,
    ImagePoint Anchor,
    ObjectAppearance Appearance,
    ImagePoint Prompt,
    double Strength,
    double PredictedIou)
{
    /// <summary>Tight box in image coordinates.</summary>
    public ImageBox Box => Footprint.Box;

    /// <summary>Covered area in square pixels of the image.</summary>
    public double Area => Footprint.Area;
}
