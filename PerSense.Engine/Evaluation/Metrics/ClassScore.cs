namespace PerSense.Engine.Evaluation.Metrics;

/// <summary>The figures of one class.</summary>
/// <param name="Miou">IoU of the union of all instances, pixel-pooled over the images, 0..1.</param>
/// <param name="F1">Instance F1 at IoU 0.5, pooled over the images, 0..1.</param>
/// <param name="CountError">Mean over the images of |predicted - true| / true; 0 when no image has a true instance.</param>
/// <param name="True">True instances.</param>
/// <param name="Predicted">Predicted instances.</param>
/// <param name="Images">Number of images.</param>
public sealed record ClassScore(double Miou, double F1, double CountError, int True, int Predicted, int Images)
{
    /// <summary>Boundary IoU of the union of all instances, pixel-pooled over the images, 0..1.</summary>
    public double BoundaryIou { get; init; }

    /// <summary>Pools the images of a class.</summary>
    /// <param name="images">One score an image.</param>
    public static ClassScore Pool(IReadOnlyCollection<ImageScore> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var overlap = images.Aggregate(default(RegionOverlap), static (sum, image) => sum + image.Overlap);
        var boundary = images.Aggregate(default(RegionOverlap), static (sum, image) => sum + image.Boundary);
        var match = images.Aggregate(default(InstanceMatch), static (sum, image) => sum + image.Match);
        var errors = images.Select(static image => image.Match.CountError).OfType<double>().DefaultIfEmpty(0);
        return new(overlap.Iou, match.F1, errors.Average(), match.True, match.Predicted, images.Count) { BoundaryIou = boundary.Iou };
    }
}
