namespace PerSense.Engine.Methods.PerSense;

/// <summary>
/// PerSense: training-free, one-shot instance segmentation of dense images. Two passes, or as many as there are
/// feedback iterations and one: what a pass finds best becomes the exemplars of the next.
/// </summary>
internal sealed class PerSenseMethod(MethodModels models, PerSenseOptions options, TimeProvider time) : ISegmentationMethod
{
    /// <inheritdoc/>
    public SegmentationResult Segment(SegmentationRequest request, ISegmentationObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = new SegmentationRun(observer, time, cancellationToken);
        var stages = new PerSenseStages(CountedModels.For(models, run), options, run);

        var reference = stages.ReadReference(request);
        var query = stages.Compare(request, reference);
        var priors = stages.FindLocationPriors(query);
        var initial = stages.FindExemplars(query, priors);

        var exemplars = initial;
        for (var pass = 1; pass < options.LastPass; pass++)
        {
            var firstDensity = stages.EstimateDensity(query, exemplars, pass);
            var firstCandidates = stages.DetectInstances(query, firstDensity, exemplars, pass);
            var firstPrompts = stages.SelectPrompts(query, firstDensity, firstCandidates, pass);
            var masks = stages.DecodeMasks(query, firstPrompts, exemplars, pass);
            exemplars = stages.FeedBack(query, initial, masks, pass);
            (query, exemplars) = stages.LookAgain(query, exemplars, pass + 1);
        }

        var density = stages.EstimateDensity(query, exemplars, options.LastPass);
        var candidates = stages.DetectInstances(query, density, exemplars, options.LastPass);
        var prompts = stages.SelectPrompts(query, density, candidates, options.LastPass);
        var instances = stages.DecodeInstances(query, prompts, exemplars, density);
        return new(instances, density, query.Similarity, exemplars.Boxes, run.Trace(), run.Notices);
    }
}
