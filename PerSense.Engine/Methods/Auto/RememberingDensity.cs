using PerSense.Engine.Stages.Density;

namespace PerSense.Engine.Methods.Auto;

/// <summary>An estimator whose network sees each picture once, so that the chosen method starts with what the choice has seen. Not thread-safe.</summary>
internal sealed class RememberingDensity(IDensityEstimator estimator, DensityMemory memory) : IDensityEstimator
{
    /// <inheritdoc/>
    public bool AcceptsForeignExemplars => estimator.AcceptsForeignExemplars;

    /// <inheritdoc/>
    public int PixelThreshold => estimator.PixelThreshold;

    /// <inheritdoc/>
    public DensityMap Estimate(DensityRequest request, CancellationToken cancellationToken) =>
        estimator.Estimate(request with { Memory = memory }, cancellationToken);
}
