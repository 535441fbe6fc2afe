using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods;

/// <summary>Watches a run while it is at work. Called on the run's own thread, so answers must come fast.</summary>
public interface ISegmentationObserver
{
    /// <summary>A stage began or advanced.</summary>
    /// <param name="progress">How far the run is.</param>
    void OnProgress(StageProgress progress);

    /// <summary>Masks of the final decoding arrived; later evidence may still remove some of them.</summary>
    /// <param name="instances">The new ones, in the order of decoding.</param>
    void OnInstances(IReadOnlyList<Instance> instances);

    /// <summary>The maps of the final pass are known.</summary>
    /// <param name="similarity">The similarity map.</param>
    /// <param name="density">The density map.</param>
    void OnMaps(SimilarityMap similarity, DensityMap density);
}
