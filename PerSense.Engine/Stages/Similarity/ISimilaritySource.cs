using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>Where similarity features come from: the segmenter's own encoder or another one (DINOv2). Thread-safe.</summary>
public interface ISimilaritySource
{
    /// <summary>How a cosine becomes a probability.</summary>
    SimilarityCalibration Calibration { get; }

    /// <summary>The features of an image on which cosines are taken.</summary>
    /// <param name="image">The image.</param>
    /// <param name="embedding">The segmenter's embedding of the same image.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    FeatureMap Features(ImageBuffer image, ImageEmbedding embedding, CancellationToken cancellationToken);
}
