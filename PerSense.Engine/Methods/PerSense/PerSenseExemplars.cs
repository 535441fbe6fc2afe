using PerSense.Engine.Methods.References;
using PerSense.Engine.Stages.Exemplars;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.PerSense;

/// <summary>The exemplars of one pass, on the searched image.</summary>
/// <param name="Masks">At least one, best first.</param>
/// <param name="Target">The middle appearance of the exemplars and the reference: what a pass looks for.</param>
internal sealed record PerSenseExemplars(IReadOnlyList<MaskEvidence> Masks, ObjectAppearance Target)
{
    /// <summary>Mean longest side of the exemplars, in image pixels.</summary>
    public double Side => Masks.Average(static one => one.Box.LongestSide);

    /// <summary>Median longest side of the exemplars, in image pixels.</summary>
    public double MedianSide => Median(static one => one.Box.LongestSide);

    /// <summary>How large the objects looked for are, and what they look like.</summary>
    public ObjectScale Scale => new(Side, Median(static one => one.Area)) { Target = new(Target.Direction, TargetShape.Mean(Masks)) };

    /// <summary>The boxes that a counter is shown.</summary>
    public IReadOnlyList<Exemplar> Boxes => [.. Masks.Select(static one => new Exemplar(one.Box, one.PredictedIou))];

    /// <summary>Joins chosen masks with the reference.</summary>
    /// <param name="masks">At least one, best first.</param>
    /// <param name="reference">The marked objects.</param>
    public static PerSenseExemplars Of(IReadOnlyList<MaskEvidence> masks, ReferenceObject reference) =>
        new(masks, ObjectAppearance.Mean([.. masks.Select(static one => one.Appearance), reference.Appearance]));

    private double Median(Func<MaskEvidence, double> figure)
    {
        var sorted = Masks.Select(figure).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
