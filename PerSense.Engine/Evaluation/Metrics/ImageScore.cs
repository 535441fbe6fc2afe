namespace PerSense.Engine.Evaluation.Metrics;

/// <summary>What the prediction for one image is worth.</summary>
/// <param name="Overlap">All true against all predicted pixels, the shown instance included.</param>
/// <param name="Match">Instances, without the shown one where it lies on the image.</param>
public readonly record struct ImageScore(RegionOverlap Overlap, InstanceMatch Match)
{
    /// <summary>Scores a prediction in which every instance counts.</summary>
    /// <param name="comparison">Truth and prediction.</param>
    public static ImageScore Of(LabelComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new(
            RegionOverlap.OfUnions(comparison.Truth, comparison.Predicted),
            InstanceMatching.Match(comparison.Truth, comparison.Predicted));
    }

    /// <summary>Scores a prediction for an image on which one instance was shown: its pixels count, but not as an instance.</summary>
    /// <param name="comparison">Truth and prediction.</param>
    /// <param name="exemplar">The true label of the shown instance.</param>
    public static ImageScore OfOthers(LabelComparison comparison, int exemplar)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var others = comparison.Without(exemplar);
        return new(
            RegionOverlap.OfUnions(comparison.Truth, comparison.Predicted),
            InstanceMatching.Match(others.Truth, others.Predicted));
    }
}
