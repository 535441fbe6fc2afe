using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.Exemplars;

/// <summary>Chooses the first exemplar among the masks that were decoded at the location priors.</summary>
internal sealed class ExemplarSelector(ExemplarOptions options)
{
    /// <summary>Chooses one mask; the first of equals.</summary>
    /// <param name="masks">At least one, in the order of the priors.</param>
    /// <param name="reference">What the marked object looks like.</param>
    /// <param name="area">The marked object's area in square image pixels.</param>
    public MaskEvidence Select(IReadOnlyList<MaskEvidence> masks, ObjectAppearance reference, double area) =>
        options.Choice == ExemplarChoice.PredictedIou ? masks[0] : masks.MaxBy(mask => Score(mask, reference, area))!;

    private double Score(MaskEvidence mask, ObjectAppearance reference, double area) =>
        mask.PredictedIou * mask.Appearance.CosineTo(reference) * mask.Appearance.Colour.Likeness(reference.Colour)
        * Math.Exp(-options.SizeWeight * Math.Abs(Math.Log(mask.Area / area)));
}
