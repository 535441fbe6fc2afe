using PerSense.Engine.Models;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.Exemplars;

/// <summary>What the manifest says about a network of ResNet-50's contract.</summary>
/// <param name="InputSide">Both sides of the network's input.</param>
/// <param name="Pixels">How it wants its pixels.</param>
internal sealed record ResNetOptions(int InputSide, PixelNormalisation Pixels)
{
    /// <summary>Reads a manifest's parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ModelCatalogueException">One is missing or invalid.</exception>
    public static ResNetOptions From(ModelParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new(parameters.Count("inputSide"), PixelNormalisation.From(parameters));
    }
}
