using PerSense.Engine.Methods.Personalisation;

namespace PerSense.Engine.Methods.PerSamF;

/// <summary>PerSAM-F: PerSAM with learned weights for a decoder's answers in place of guidance.</summary>
internal sealed class PerSamFMethod(MethodModels models, PerSamFOptions options, TimeProvider time) : ISegmentationMethod
{
    /// <inheritdoc/>
    public SegmentationResult Segment(SegmentationRequest request, ISegmentationObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = new SegmentationRun(observer, time, cancellationToken);
        var counted = CountedModels.For(models, run);
        var stages = new PersonalStages(counted, options.Similarity, run);
        var decoding = new PerSamFDecoding(counted, options, run);
        var search = new ObjectSearch(options.Objects, (query, image) => stages.Compare(image, query.References));

        var references = stages.ReadReferences(request);
        var weights = decoding.TuneScales(references);
        var query = stages.Compare(request.Image, references);
        var found = search.Search(query, (part, point) => decoding.Decode(part, point, weights));
        var instances = new PersonalInstances(models.Similarity.Calibration, run).Collect(found, options.Objects.Most);
        return new(instances, null, query.Similarity, [], run.Trace(), run.Notices);
    }
}
