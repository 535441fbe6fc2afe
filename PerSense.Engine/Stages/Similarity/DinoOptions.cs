using PerSense.Engine.Models;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>What the manifest says about a network of DINOv2's contract.</summary>
/// <param name="InputSide">Both sides of the network's input, a multiple of <paramref name="PatchSide"/>.</param>
/// <param name="PatchSide">Network pixels per patch.</param>
/// <param name="LeadingTokens">The class token and the registers, which stand before the patches.</param>
/// <param name="Pixels">How it wants its pixels.</param>
/// <param name="Calibration">How a cosine becomes a probability.</param>
internal sealed record DinoOptions(
    int InputSide, int PatchSide, int LeadingTokens, PixelNormalisation Pixels, SimilarityCalibration Calibration)
{
    /// <summary>Reads a manifest's parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ModelCatalogueException">One is missing or invalid.</exception>
    public static DinoOptions From(ModelParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var (side, patch) = (parameters.Count("inputSide"), parameters.Count("patchSide"));
        return side % patch == 0
            ? new(side, patch, parameters.Count("leadingTokens"), PixelNormalisation.From(parameters), new(parameters.Number("similaritySlope"), parameters.Number("similarityOffset")))
            : throw new ModelCatalogueException($"The parameter 'inputSide' is {side}; it must be a multiple of 'patchSide', {patch}. Correct it in the catalogue.");
    }
}
