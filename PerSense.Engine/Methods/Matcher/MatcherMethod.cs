using PerSense.Engine.Methods.Personalisation;

namespace PerSense.Engine.Methods.Matcher;

/// <summary>Matcher: training-free segmentation of whatever is like the marked object, by matching patches in both directions.</summary>
internal sealed class MatcherMethod(MethodModels models, MatcherOptions options, TimeProvider time) : ISegmentationMethod
{
    /// <inheritdoc/>
    public SegmentationResult Segment(SegmentationRequest request, ISegmentationObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = new SegmentationRun(observer, time, cancellationToken);
        var counted = CountedModels.For(models, run);
        var shared = new PersonalStages(counted, options.Similarity, run);
        var stages = new MatcherStages(counted, options, run);

        var references = shared.ReadReferences(request);
        var query = shared.Compare(request.Image, references);
        var matches = stages.MatchPatches(query);
        var prompts = stages.SamplePrompts(query, matches);
        var masks = stages.DecodeMasks(query, prompts);
        var chosen = stages.ChooseMasks(query, matches, masks);
        var instances = stages.Merge(query, chosen);
        return new(instances, null, query.Similarity, [], run.Trace(), run.Notices);
    }
}
