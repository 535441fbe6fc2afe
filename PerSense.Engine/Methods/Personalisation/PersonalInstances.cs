using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.Personalisation;

/// <summary>Gathers the objects of a search while they are found. All of them are instances: the search itself decides when to stop.</summary>
internal sealed class PersonalInstances(SimilarityCalibration calibration, SegmentationRun run)
{
    /// <summary>Runs a search to its end; the observer sees each object when it is found.</summary>
    /// <param name="search">The search.</param>
    /// <param name="most">Most objects that it finds.</param>
    public InstanceSet Collect(IEnumerable<FoundObject> search, int most)
    {
        var step = new StageStep(StageKind.MaskDecoding, 1, most);
        var found = run.Stage(step, () => Publish(search, step), static all => all.Count);
        if (found.Count == 0)
        {
            run.Notice("The decoder sees no object at the place most like the marked one. Mark another example, or try another method.");
        }

        return run.Stage(
            new(StageKind.Instances, 1, found.Count),
            () => new InstanceSet([.. found.OrderByDescending(static one => one.Confidence)], RemovedDuplicates: 0),
            static set => set.Items.Count);
    }

    private List<Instance> Publish(IEnumerable<FoundObject> search, StageStep step)
    {
        var instances = new List<Instance>();
        foreach (var found in search)
        {
            var instance = AcceptedInstance.Of(found.Pixels, found.PredictedIou, calibration.Probability(found.Cosine), found.Prompt);
            instances.Add(instance);
            run.Publish([instance]);
            run.Report(step, instances.Count);
        }

        return instances;
    }
}
