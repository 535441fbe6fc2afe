using PerSense.Engine.Methods;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Tests.Methods.Fakes;

/// <summary>Remembers what a run told it.</summary>
internal sealed class RecordingObserver : ISegmentationObserver
{
    public List<StageProgress> Progress { get; } = [];

    public List<Instance> Instances { get; } = [];

    public int Batches { get; private set; }

    public int Maps { get; private set; }

    public Action<StageProgress>? WhenProgress { get; init; }

    public void OnProgress(StageProgress progress)
    {
        Progress.Add(progress);
        WhenProgress?.Invoke(progress);
    }

    public void OnInstances(IReadOnlyList<Instance> instances)
    {
        Batches++;
        Instances.AddRange(instances);
    }

    public void OnMaps(SimilarityMap similarity, DensityMap density) => Maps++;
}
