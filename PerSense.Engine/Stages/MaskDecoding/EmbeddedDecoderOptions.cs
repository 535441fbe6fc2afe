using PerSense.Engine.Models;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>What the manifest says about a decoder of the embedded contract.</summary>
/// <param name="WindowFactor">Half side of the mask window, in units of the object's size.</param>
/// <param name="DefaultObjectSide">Object size of a prompt that states none, in network pixels.</param>
/// <param name="Batch">Prompts of one run of the network.</param>
internal sealed record EmbeddedDecoderOptions(double WindowFactor, double DefaultObjectSide, int Batch)
{
    /// <summary>Reads a manifest's parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ModelCatalogueException">One is missing or invalid.</exception>
    public static EmbeddedDecoderOptions From(ModelParameters parameters) =>
        new(parameters.Positive("windowFactor"), parameters.Positive("defaultObjectSide"), parameters.Count("batch"));
}
