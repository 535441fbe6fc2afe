using PerSense.Engine.Models;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Exemplars;
using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods;

/// <summary>The loaded networks that a method works with. Borrowed: whoever loaded them frees them.</summary>
/// <param name="Encoder">The segmenter's encoder.</param>
/// <param name="Decoder">The segmenter's decoder.</param>
/// <param name="Density">The density estimator; null when there is none.</param>
/// <param name="Similarity">Where similarity features come from.</param>
/// <param name="Detector">Finds boxes of what the class label names; null when there is none.</param>
public sealed record MethodModels(
    IImageEncoder Encoder, IMaskDecoder Decoder, IDensityEstimator? Density, ISimilaritySource Similarity, IObjectDetector? Detector = null)
{
    /// <summary>The learned choice among candidates, fitted for these models together; null when there is none.</summary>
    public VerifierWeights? Verifier { get; init; }

    /// <summary>The learned choice that sees all candidates of an image together, fitted for these models; null when there is none.</summary>
    public ISetVerifier? SetVerifier { get; init; }

    /// <summary>Features by which exemplars are compared with each other (PerSense++); null when there are none.</summary>
    public IExemplarFeatures? ExemplarFeatures { get; init; }

    /// <summary>What these networks saw in earlier runs; null when every run begins anew.</summary>
    public RememberedViews? Views { get; init; }

    /// <summary>The roles that these networks play.</summary>
    public IEnumerable<ModelRole> Roles =>
    [
        ModelRole.Encoder,
        ModelRole.Decoder,
        ModelRole.Similarity,
        .. Density is null ? Enumerable.Empty<ModelRole>() : [ModelRole.Density],
        .. Detector is null ? Enumerable.Empty<ModelRole>() : [ModelRole.Detector],
        .. SetVerifier is null ? Enumerable.Empty<ModelRole>() : [ModelRole.SetVerifier],
        .. ExemplarFeatures is null ? Enumerable.Empty<ModelRole>() : [ModelRole.ExemplarFeatures],
    ];
}
