using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Feedback;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.PointPrompts;

namespace PerSense.Engine.Methods.PerSense;

/// <summary>The last two arrows of a PerSense run: prompts of the second pass to masks, and masks to instances.</summary>
internal sealed class PerSenseInstances(MethodModels models, PerSenseOptions options, SegmentationRun run)
{
    // Often enough to look alive, seldom enough to cost nothing.
    private const int PublishedTogether = 32;

    private readonly PerSenseDecoding _decoding = new(models, options, run);

    /// <summary>Decodes prompts and chooses the instances; the observer sees them while they are decoded.</summary>
    /// <param name="searches">What to decode: first the view on which the exemplars were seen.</param>
    /// <param name="exemplars">The exemplars of the last pass.</param>
    public InstanceSet Decode(IReadOnlyList<PerSenseSearch> searches, PerSenseExemplars exemplars)
    {
        var (query, density) = (searches[0].Query, searches[0].Density);
        run.Publish(query.Similarity, density);
        var sought = new SoughtObject(exemplars.Target, query.Reference.Appearance);
        var collector = new InstanceCollector(options.Instances, models.Verifier, models.Similarity.Calibration, sought, models.SetVerifier);
        var strength = new StrengthMap(density);
        var known = exemplars.Masks.Select(one => CandidateMeasurements.Of(one with { Strength = strength.At(one.Prompt) }, sought));
        var preview = CandidateMeasurements.Median([.. known]);

        Mark(query, collector);
        foreach (var search in searches)
        {
            var prompts = search == searches[0] ? search.Prompts : Unexplained(search.Prompts, collector, preview);
            var step = new StageStep(StageKind.MaskDecoding, options.LastPass, prompts.Count);
            var masks = _decoding.SecondPass(search.Query, prompts, search.Scale, step);
            run.Stage(step, () => Collect(collector, masks, preview), static count => count);
        }

        var instances = run.Stage(
            new(StageKind.Instances, options.LastPass, searches.Sum(static search => search.Prompts.Count)),
            () => collector.Finish(Best(query, collector, exemplars, sought) ?? preview, run.CancellationToken),
            static set => set.Items.Count);
        instances = options.Instances.RejectIrrelevant ? Relevant(query, instances) : instances;
        if (instances.Count == 0)
        {
            run.Notice("Nothing in the image is like the marked object. Lower the confidence to see what comes nearest, or mark another example.");
        }

        return instances;
    }

    /// <summary>Drops accepted masks that are much larger than the others (PerSense++).</summary>
    private InstanceSet Relevant(PerSenseQuery query, InstanceSet instances)
    {
        Instance[] accepted = [.. instances.Accepted];
        var detected = (query.Boxes ?? []).Select(static one => new ImageBox((int)one.Box.Left, (int)one.Box.Top, (int)one.Box.Right, (int)one.Box.Bottom));
        var kept = new IrrelevantMaskRule(options.Instances.KeepUnconfirmed).Keep(
            [.. accepted.Select(static one => (double)one.Area)], [.. accepted.Select(static one => DiverseCandidate.CornersOf(one.Box))], [.. detected]);
        var rejected = accepted.Except(kept.Select(i => accepted[i])).ToHashSet();
        return instances with { Items = [.. instances.Items.Where(one => !rejected.Contains(one))] };
    }

    private void Mark(PerSenseQuery query, InstanceCollector collector)
    {
        if (query.HoldsReference && options.Instances.IncludeReference)
        {
            run.Publish([.. query.Reference.Evidence.Zip(query.Reference.Masks, collector.AddMarked)]);
        }
    }

    /// <summary>Prompts beside the objects that have been found already: a search for other sizes sees those again.</summary>
    private static IReadOnlyList<PointPrompt> Unexplained(
        IReadOnlyList<PointPrompt> prompts, InstanceCollector collector, CandidateMeasurements preview)
    {
        var found = collector.Likely(preview);
        return [.. prompts.Where(prompt => !found.Any(mask => mask.Footprint.Contains(prompt.Point)))];
    }

    private int Collect(InstanceCollector collector, IEnumerable<MaskEvidence?> masks, CandidateMeasurements preview)
    {
        var count = 0;
        foreach (var batch in masks.Chunk(PublishedTogether))
        {
            MaskEvidence[] found = [.. batch.OfType<MaskEvidence>()];
            Array.ForEach(found, mask => collector.Add(mask, _decoding.Render));
            run.Publish(collector.Preview(found.Length, preview));
            count += found.Length;
        }

        return count;
    }

    /// <summary>The medians of the best masks of this pass, which know its maps better than the exemplars that they came from.</summary>
    private CandidateMeasurements? Best(PerSenseQuery query, InstanceCollector collector, PerSenseExemplars exemplars, SoughtObject sought)
    {
        var ranking = new FeedbackSelector(options.Feedback, models.Similarity.Calibration);
        var best = ranking.Ranked(collector.Masks, exemplars.Target).Take(options.Feedback.Exemplars).ToList();
        if (best.Count == 0)
        {
            return null;
        }

        // Marked objects tell size and shape like any other, but their own likeness to themselves tells nothing.
        var marked = query.HoldsReference && options.Feedback.KeepMarked ? query.Reference.Evidence : [];
        var shape = CandidateMeasurements.Median([.. best.Concat(marked).Select(one => CandidateMeasurements.Of(one, sought))]);
        var likeness = CandidateMeasurements.Median([.. best.Select(one => CandidateMeasurements.Of(one, sought))]);
        return likeness with { Area = shape.Area, Elongation = shape.Elongation };
    }
}
