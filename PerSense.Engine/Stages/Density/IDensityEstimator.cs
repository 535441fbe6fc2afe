namespace PerSense.Engine.Stages.Density;

/// <summary>A density map generator (the paper's DMG): CounTR, DSALVANet or the embedded head. Thread-safe.</summary>
public interface IDensityEstimator
{
    /// <summary>
    /// Whether the exemplars may lie on another image than the query. Networks that crop them from the query (CounTR, DSALVANet)
    /// say no and throw <see cref="ArgumentException"/> for such a request.
    /// </summary>
    bool AcceptsForeignExemplars { get; }

    /// <summary>Grey level (0..255, exclusive) above which a pixel counts as object in the paper's detection: 30 DSALVANet, 20 CounTR.</summary>
    int PixelThreshold { get; }

    /// <summary>Estimates the density of objects like the exemplars.</summary>
    /// <param name="request">Image, embedding and exemplars.</param>
    /// <param name="cancellationToken">Stops the run, also while the network is at work.</param>
    DensityMap Estimate(DensityRequest request, CancellationToken cancellationToken);
}
