using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Exemplars;
using PerSense.Engine.Stages.InstanceDetection;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.PointPrompts;

namespace PerSense.Engine.Methods.PerSense;

/// <summary>
/// The search for objects larger and smaller than the exemplars: the image is encoded smaller and larger, so that those objects are shown to
/// the networks as large as the exemplars were, and is compared with the exemplars as they were seen.
/// </summary>
internal sealed class PerSenseSizes(MethodModels models, PerSenseOptions options, SegmentationRun run, ImageViews views)
{
    // Views that differ by less show the same.
    private const double LeastChange = 1.2;

    /// <summary>The searches for other sizes than the exemplars'; none where a detector's boxes say what may be found.</summary>
    /// <param name="query">The image as it was seen with the exemplars.</param>
    /// <param name="exemplars">The exemplars of the last pass.</param>
    public IReadOnlyList<PerSenseSearch> Find(PerSenseQuery query, PerSenseExemplars exemplars)
    {
        if (options.OtherSizes <= LeastChange || query.Gates is not null || models.Density is not { AcceptsForeignExemplars: true } estimator)
        {
            return [];
        }

        double[] factors = [options.OtherSizes, 1 / options.OtherSizes];
        return [.. factors.Select(factor => Search(query, exemplars, estimator, factor)).OfType<PerSenseSearch>()];
    }

    private PerSenseSearch? Search(PerSenseQuery query, PerSenseExemplars exemplars, IDensityEstimator estimator, double factor)
    {
        var image = query.Request.Image;
        var seen = query.View.Embedding;
        var scale = models.Encoder.Scale.Nearest(image.Size, seen.Scale / factor);
        var larger = seen.Scale / scale;
        if (larger is <= LeastChange and >= 1 / LeastChange)
        {
            return null;
        }

        var view = run.Stage(new(StageKind.Encoding, options.LastPass), () => views.At(image, scale), static _ => 1);
        var request = new DensityRequest(image, view.Embedding, new ExemplarSet(exemplars.Boxes, seen), exemplars.Target.Direction);
        var density = run.Stage(
            new(StageKind.Density, options.LastPass, exemplars.Masks.Count), () => estimator.Estimate(request, run.CancellationToken), static _ => 1);
        var evidence = new DetectionEvidence(density, image.Size, exemplars.Side * larger, estimator.PixelThreshold);
        var prompts = new InstanceDetector(options.InstanceDetection).Detect(evidence)
            .Select(one => new PointPrompt(one.Point, query.Similarity.At(one.Point), one.Strength));
        return new(query with { View = view }, density, [.. prompts], Resized(exemplars.Scale, larger));
    }

    private static ObjectScale Resized(ObjectScale scale, double factor) => new(scale.Side * factor, scale.Area * factor * factor)
    {
        Target = scale.Target is { Shape: { } shape } target ? target with { Shape = shape with { Side = shape.Side * factor } } : scale.Target,
    };
}
