using PerSense.Engine.Models;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>What the manifest says about a decoder of SAM's family.</summary>
/// <param name="Batch">Prompts of one run of the network; memory grows with it.</param>
internal sealed record SamDecoderOptions(int Batch)
{
    /// <summary>Reads a manifest's parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ModelCatalogueException">One is missing or invalid.</exception>
    public static SamDecoderOptions From(ModelParameters parameters) => new(parameters.Count("batch"));
}
