using PerSense.Engine.Models;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>What the manifest says about a decoder of the embedded contract.</summary>
/// <param name="WindowFactor">Half side of the mask window, in units of the object's size.</param>
/// <param name="DefaultObjectSide">Object size of a prompt that states none, in network pixels.</param>
/// <param name="Batch">Prompts of one run of the network.</param>
/// <param name="HintSide">Cells along each side of the lattice on which clicks, boxes and masks are drawn.</param>
/// <param name="ClickSpread">Standard deviation of a click on it, in cells.</param>
/// <param name="ReferenceSide">Object side, in network pixels, to which a target's side is compared.</param>
internal sealed record EmbeddedDecoderOptions(
    double WindowFactor, double DefaultObjectSide, int Batch, int HintSide, double ClickSpread, double ReferenceSide)
{
    /// <summary>Reads a manifest's parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ModelCatalogueException">One is missing or invalid.</exception>
    public static EmbeddedDecoderOptions From(ModelParameters parameters) => new(
        parameters.Positive("windowFactor"),
        parameters.Positive("defaultObjectSide"),
        parameters.Count("batch"),
        parameters.Count("hintSide"),
        parameters.Positive("clickSpread"),
        parameters.Positive("referenceSide"));
}
