using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>Similarity features of the segmenter's own encoder.</summary>
/// <param name="calibration">How a cosine of these features becomes a probability.</param>
internal sealed class EmbeddingSimilarity(SimilarityCalibration calibration) : ISimilaritySource
{
    /// <inheritdoc/>
    public SimilarityCalibration Calibration => calibration;

    /// <inheritdoc/>
    public FeatureMap Features(ImageBuffer image, ImageEmbedding embedding, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        return embedding.Similarity;
    }
}
