using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.Instances;

/// <summary>What masks are compared with: the middle appearance of the exemplars and the medians of their own figures.</summary>
/// <param name="Appearance">The middle of reference and exemplars.</param>
/// <param name="Strength">Median candidate strength, 0..1.</param>
/// <param name="Similarity">Median similarity probability to <paramref name="Appearance"/>, 0..1.</param>
/// <param name="Colour">Median colour likeness to <paramref name="Appearance"/>, 0..1.</param>
/// <param name="Area">Median area in square pixels of the image.</param>
internal sealed record AcceptanceTarget(ObjectAppearance Appearance, double Strength, double Similarity, double Colour, double Area)
{
    /// <summary>The target that some exemplars set.</summary>
    /// <param name="appearance">The middle of reference and exemplars.</param>
    /// <param name="calibration">How a cosine becomes a probability.</param>
    /// <param name="exemplars">At least one.</param>
    public static AcceptanceTarget Of(ObjectAppearance appearance, SimilarityCalibration calibration, IReadOnlyList<MaskEvidence> exemplars) => new(
        appearance,
        Median(exemplars, static one => one.Strength),
        Median(exemplars, one => calibration.Probability(one.Appearance.CosineTo(appearance))),
        Median(exemplars, one => one.Appearance.Colour.Likeness(appearance.Colour)),
        Median(exemplars, static one => one.Area));

    private static double Median(IReadOnlyList<MaskEvidence> exemplars, Func<MaskEvidence, double> figure)
    {
        var sorted = exemplars.Select(figure).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
