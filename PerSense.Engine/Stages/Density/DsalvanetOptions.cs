using PerSense.Engine.Models;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.Density;

/// <summary>What the manifest says about a network of DSALVANet's contract.</summary>
/// <param name="InputSide">Both sides of the network's input.</param>
/// <param name="PixelThreshold">The grey level of <see cref="IDensityEstimator.PixelThreshold"/>.</param>
/// <param name="Pixels">How it wants its pixels.</param>
internal sealed record DsalvanetOptions(int InputSide, int PixelThreshold, PixelNormalisation Pixels)
{
    /// <summary>Reads a manifest's parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ModelCatalogueException">One is missing or invalid.</exception>
    public static DsalvanetOptions From(ModelParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new(parameters.Count("inputSide"), parameters.Count("pixelThreshold"), PixelNormalisation.From(parameters));
    }
}
