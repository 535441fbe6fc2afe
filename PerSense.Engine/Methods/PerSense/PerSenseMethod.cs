namespace PerSense.Engine.Methods.PerSense;

/// <summary>
/// PerSense: training-free, one-shot instance segmentation of dense images. Two passes: what the first finds best becomes the exemplars of
/// the second.
/// </summary>
internal sealed class PerSenseMethod(MethodModels models, PerSenseOptions options, TimeProvider time) : ISegmentationMethod
{
    /// <inheritdoc/>
    public SegmentationResult Segment(SegmentationRequest request, ISegmentationObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = new SegmentationRun(observer, time, cancellationToken);
        var stages = new PerSenseStages(models with { Decoder = new CountingDecoder(models.Decoder, run) }, options, run);

        var reference = stages.ReadReference(request);
        var query = stages.Compare(request, reference);
        var priors = stages.FindLocationPriors(query);
        var initial = stages.FindExemplars(query, priors);

        var density = stages.EstimateDensity(query, initial, pass: 1);
        var candidates = stages.DetectInstances(query, density, initial, pass: 1);
        var prompts = stages.SelectPrompts(query, density, candidates, pass: 1);
        var masks = stages.DecodeMasks(query, prompts, initial);
        var exemplars = stages.FeedBack(query, initial, masks);

        (query, exemplars) = stages.LookAgain(query, exemplars);
        density = stages.EstimateDensity(query, exemplars, pass: 2);
        candidates = stages.DetectInstances(query, density, exemplars, pass: 2);
        prompts = stages.SelectPrompts(query, density, candidates, pass: 2);
        var instances = stages.DecodeInstances(query, prompts, exemplars, density);
        return new(instances, density, query.Similarity, exemplars.Boxes, run.Trace(), run.Notices);
    }
}
