namespace PerSense.Engine.Evaluation.Export.Coco;

/// <summary>One instance.</summary>
/// <param name="Id">Unique in the document.</param>
/// <param name="ImageId">The image that holds it.</param>
/// <param name="CategoryId">Its kind.</param>
/// <param name="Segmentation">Its mask.</param>
/// <param name="Area">Pixels in the mask.</param>
/// <param name="Bbox">Tight box: left, top, width, height.</param>
public sealed record CocoAnnotation(int Id, int ImageId, int CategoryId, CocoRle Segmentation, long Area, IReadOnlyList<double> Bbox)
{
    /// <summary>Always 0: each annotation is a single object.</summary>
    public int Iscrowd { get; init; }

    /// <summary>All evidence in one figure, 0..1, as in COCO's result files; null when unknown.</summary>
    public double? Score { get; init; }

    /// <summary>The decoder's estimate of the mask's IoU, 0..1; null when unknown.</summary>
    public double? PredictedIou { get; init; }

    /// <summary>Probability that it is the marked kind of object, 0..1; null when unknown.</summary>
    public double? Similarity { get; init; }

    /// <summary>The point that was decoded, x and y in image coordinates; null when unknown.</summary>
    public IReadOnlyList<double>? Point { get; init; }
}
