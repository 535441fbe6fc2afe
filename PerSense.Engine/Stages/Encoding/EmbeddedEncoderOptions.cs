using PerSense.Engine.Models;

namespace PerSense.Engine.Stages.Encoding;

/// <summary>What the manifest says about an encoder of the embedded contract.</summary>
/// <param name="Scale">How it chooses its scale.</param>
/// <param name="SideMultiple">Both sides of the network's input are multiples of this.</param>
/// <param name="FeatureStride">Network pixels per cell of the features.</param>
/// <param name="FineStride">Network pixels per cell of the fine map.</param>
/// <param name="SimilarityStride">Network pixels per cell of the similarity features.</param>
internal sealed record EmbeddedEncoderOptions(EncodingScale Scale, int SideMultiple, int FeatureStride, int FineStride, int SimilarityStride)
{
    /// <summary>Reads a manifest's parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ModelCatalogueException">One is missing or invalid.</exception>
    public static EmbeddedEncoderOptions From(ModelParameters parameters) => new(
        new EncodingScale.CanonicalObject(
            parameters.Positive("canonicalObjectSide"),
            parameters.Count("minimumSide"),
            parameters.Count("maximumSide"),
            parameters.Positive("maximumEnlargement")),
        parameters.Count("sideMultiple"),
        parameters.Count("featureStride"),
        parameters.Count("fineStride"),
        parameters.Count("similarityStride"));
}
