using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.Encoding;

/// <summary>What an encoder saw in one image at one scale; shared by every prompt on that image.</summary>
/// <param name="Image">Size of the original image.</param>
/// <param name="Map">Image coordinates to network input pixels.</param>
/// <param name="Input">The network's view: the resized image without padding, 8-bit RGB.</param>
/// <param name="Features">What the decoder and the density estimator read.</param>
/// <param name="Fine">A finer map for crisp edges; null when the encoder has none (SAM).</param>
/// <param name="Similarity">The encoder's own features for cosine similarity (SAM: the same as <paramref name="Features"/>).</param>
public sealed record ImageEmbedding(
    ImageSize Image, CoordinateMap Map, ImageBuffer Input, FeatureMap Features, FeatureMap? Fine, FeatureMap Similarity)
{
    /// <summary>Network pixels per image pixel (the mean of both axes, which differ by rounding, or where the encoder stretches the image).</summary>
    public double Scale => (Map.ScaleX + Map.ScaleY) / 2;

    /// <summary>The memory that its numbers and its picture take.</summary>
    internal long Bytes => Input.Pixels.Length + (sizeof(float) * new[] { Features, Fine, Similarity }.OfType<FeatureMap>()
        .Select(static map => map.Tensor).Distinct().Sum(static tensor => (long)tensor.Values.Length));
}
