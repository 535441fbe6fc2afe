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
    public double MedianSide
    {
        get
        {
            var sides = Masks.Select(static one => one.Box.LongestSide).Order().ToArray();
            return (sides[(sides.Length - 1) / 2] + sides[sides.Length / 2]) / 2;
        }
    }

    /// <summary>The boxes that a counter is shown.</summary>
    public IReadOnlyList<Exemplar> Boxes => [.. Masks.Select(static one => new Exemplar(one.Box, one.PredictedIou))];

    /// <summary>Joins chosen masks with the reference.</summary>
    /// <param name="masks">At least one, best first.</param>
    /// <param name="reference">The marked objects.</param>
    public static PerSenseExemplars Of(IReadOnlyList<MaskEvidence> masks, ReferenceObject reference) =>
        new(masks, ObjectAppearance.Mean([.. masks.Select(static one => one.Appearance), reference.Appearance]));
}
