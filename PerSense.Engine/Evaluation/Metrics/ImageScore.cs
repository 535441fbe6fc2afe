using PerSense.Engine.Imaging;

namespace PerSense.Engine.Evaluation.Metrics;

/// <summary>What the prediction for one image is worth.</summary>
/// <param name="Overlap">All true against all predicted pixels, the shown instance included.</param>
/// <param name="Boundary">The same pixels, but only the bands along the outlines of both unions.</param>
/// <param name="Match">Instances, without the shown one where it lies on the image.</param>
public readonly record struct ImageScore(RegionOverlap Overlap, RegionOverlap Boundary, InstanceMatch Match)
{
    /// <summary>Scores a prediction in which every instance counts.</summary>
    /// <param name="comparison">Truth and prediction.</param>
    public static ImageScore Of(LabelComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Of(comparison, comparison);
    }

    /// <summary>Scores a prediction for an image on which one instance was shown: its pixels count, but not as an instance.</summary>
    /// <param name="comparison">Truth and prediction.</param>
    /// <param name="exemplar">The true label of the shown instance.</param>
    public static ImageScore OfOthers(LabelComparison comparison, int exemplar)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Of(comparison, comparison.Without(exemplar));
    }

    private static ImageScore Of(LabelComparison pixels, LabelComparison instances) => new(
        RegionOverlap.OfUnions(pixels.Truth, pixels.Predicted),
        BoundaryIou.Compare(Union(pixels.Truth), Union(pixels.Predicted)),
        InstanceMatching.Match(instances.Truth, instances.Predicted));

    private static Mask Union(LabelMap labels)
    {
        var union = new Mask(labels.Size);
        for (var i = 0; i < union.Cells.Length; i++)
        {
            union.Cells[i] = labels.Labels[i] == 0 ? (byte)0 : (byte)1;
        }

        return union;
    }
}
