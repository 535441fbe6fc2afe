using PerSense.Engine.Methods.Personalisation;

namespace PerSense.Engine.Methods.GroundedSam;

/// <summary>Grounded-SAM: a detector's boxes become masks.</summary>
internal sealed class GroundedSamMethod(MethodModels models, GroundedSamOptions options, TimeProvider time) : ISegmentationMethod
{
    /// <inheritdoc/>
    public SegmentationResult Segment(SegmentationRequest request, ISegmentationObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = new SegmentationRun(observer, time, cancellationToken);
        var counted = CountedModels.For(models, run);
        var shared = new PersonalStages(counted, options.Similarity, run);
        var stages = new GroundedSamStages(counted, options, run);

        var references = shared.ReadReferences(request);
        var query = shared.Compare(request.Image, references);
        var density = stages.EstimateDensity(query, request.ClassLabel);
        var boxes = stages.Detect(query, request.ClassLabel, density);
        var instances = stages.DecodeInstances(query, boxes);
        return new(instances, density, query.Similarity, [], run.Trace(), run.Notices);
    }
}
