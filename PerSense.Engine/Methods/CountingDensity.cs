using PerSense.Engine.Stages.Density;

namespace PerSense.Engine.Methods;

/// <summary>An estimator that tells a run how often it was asked, and whose network sees each picture of the run once.</summary>
internal sealed class CountingDensity(IDensityEstimator estimator, SegmentationRun run) : IDensityEstimator
{
    /// <inheritdoc/>
    public bool AcceptsForeignExemplars => estimator.AcceptsForeignExemplars;

    /// <inheritdoc/>
    public int PixelThreshold => estimator.PixelThreshold;

    /// <inheritdoc/>
    public DensityMap Estimate(DensityRequest request, CancellationToken cancellationToken)
    {
        run.CountDensity();
        return estimator.Estimate(request with { Memory = run.Density }, cancellationToken);
    }
}
