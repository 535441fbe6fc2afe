using PerSense.Engine.Models;

namespace PerSense.Engine.Stages.Density;

/// <summary>What the manifest says about a network of CounTR's contract.</summary>
/// <param name="WindowSide">Both sides of the network's input; images are resized to that height.</param>
/// <param name="WindowStep">Columns from one window to the next.</param>
/// <param name="WidthMultiple">What the resized width is cut to a multiple of.</param>
/// <param name="PixelThreshold">The grey level of <see cref="IDensityEstimator.PixelThreshold"/>.</param>
internal sealed record CounTrOptions(int WindowSide, int WindowStep, int WidthMultiple, int PixelThreshold)
{
    /// <summary>Reads a manifest's parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ModelCatalogueException">One is missing or invalid.</exception>
    public static CounTrOptions From(ModelParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new(parameters.Count("windowSide"), parameters.Count("windowStep"), parameters.Count("widthMultiple"), parameters.Count("pixelThreshold"));
    }
}
