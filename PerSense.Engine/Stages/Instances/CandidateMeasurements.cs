using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Stages.Instances;

/// <summary>What the choice of instances reads from a mask, each compared with what is looked for.</summary>
/// <param name="Strength">Candidate strength, 0..1.</param>
/// <param name="PredictedIou">The decoder's estimate, 0..1.</param>
/// <param name="Match">The decoder's own probability of a good mask of what is looked for, 0..1; its estimate of the IoU where it tells none.</param>
/// <param name="Cosine">To the middle of exemplars and reference.</param>
/// <param name="ReferenceCosine">To the reference alone.</param>
/// <param name="Colour">Likeness to the middle of exemplars and reference, 0..1.</param>
/// <param name="ReferenceColour">Likeness to the reference alone, 0..1.</param>
/// <param name="Area">In square image pixels.</param>
/// <param name="Fill">Share of the cells that might be inside which are, 0..1.</param>
/// <param name="Elongation">Long over short axis, at least 1.</param>
internal readonly record struct CandidateMeasurements(
    double Strength,
    double PredictedIou,
    double Match,
    double Cosine,
    double ReferenceCosine,
    double Colour,
    double ReferenceColour,
    double Area,
    double Fill,
    double Elongation)
{
    /// <summary>Compares a mask with what is looked for.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="sought">What is looked for.</param>
    public static CandidateMeasurements Of(MaskEvidence mask, SoughtObject sought) => new(
        mask.Strength,
        mask.PredictedIou,
        mask.Prediction?.Match ?? mask.PredictedIou,
        mask.Appearance.CosineTo(sought.Appearance),
        mask.Appearance.CosineTo(sought.Reference),
        mask.Appearance.Colour.Likeness(sought.Appearance.Colour),
        mask.Appearance.Colour.Likeness(sought.Reference.Colour),
        mask.Area,
        mask.Footprint.Fill,
        mask.Footprint.Elongation);

    /// <summary>The median of each measurement.</summary>
    /// <param name="all">At least one.</param>
    public static CandidateMeasurements Median(IReadOnlyList<CandidateMeasurements> all) => new(
        Median(all, static one => one.Strength),
        Median(all, static one => one.PredictedIou),
        Median(all, static one => one.Match),
        Median(all, static one => one.Cosine),
        Median(all, static one => one.ReferenceCosine),
        Median(all, static one => one.Colour),
        Median(all, static one => one.ReferenceColour),
        Median(all, static one => one.Area),
        Median(all, static one => one.Fill),
        Median(all, static one => one.Elongation));

    private static double Median(IReadOnlyList<CandidateMeasurements> all, Func<CandidateMeasurements, double> measurement)
    {
        var sorted = all.Select(measurement).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
