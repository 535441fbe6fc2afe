using PerSense.Engine.Methods.Personalisation;

namespace PerSense.Engine.Methods.PerSam;

/// <summary>PerSAM: training-free segmentation of the marked object in another image, by a location prior and guided decoding.</summary>
internal sealed class PerSamMethod(MethodModels models, PerSamOptions options, TimeProvider time) : ISegmentationMethod
{
    /// <inheritdoc/>
    public SegmentationResult Segment(SegmentationRequest request, ISegmentationObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = new SegmentationRun(observer, time, cancellationToken);
        var counted = CountedModels.For(models, run);
        var stages = new PersonalStages(counted, options.Similarity, run);
        var decoding = new PerSamDecoding(counted, options, run);
        var search = new ObjectSearch(options.Objects, (query, image) => stages.Compare(image, query.References));

        var references = stages.ReadReferences(request);
        var query = stages.Compare(request.Image, references);
        var found = search.Search(query, decoding.Decode);
        var instances = new PersonalInstances(models.Similarity.Calibration, run).Collect(found, options.Objects.Most);
        return new(instances, null, query.Similarity, [], run.Trace(), run.Notices);
    }
}
