using PerSense.Engine.Models;

namespace PerSense.Engine.Stages.Encoding;

/// <summary>What the manifest says about an encoder of SAM's family.</summary>
/// <param name="Side">Side of the network's square input, in network pixels.</param>
/// <param name="Normalisation">How samples become the network's numbers.</param>
internal sealed record SamEncoderOptions(int Side, PixelNormalisation Normalisation)
{
    /// <summary>Reads a manifest's parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ModelCatalogueException">One is missing or invalid.</exception>
    public static SamEncoderOptions From(ModelParameters parameters) => new(parameters.Count("inputSide"), PixelNormalisation.From(parameters));
}
