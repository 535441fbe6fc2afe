using PerSense.Engine.Imaging;

namespace PerSense.Engine.Stages.Encoding;

/// <summary>Turns an image into an embedding. Thread-safe.</summary>
public interface IImageEncoder
{
    /// <summary>How this encoder chooses its scale.</summary>
    EncodingScale Scale { get; }

    /// <summary>Encodes an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="scale">Network pixels per image pixel, as <see cref="EncodingScale.For"/> gave it.</param>
    /// <param name="cancellationToken">Stops the run, also while the network is at work.</param>
    /// <returns>The embedding; owned by the caller.</returns>
    ImageEmbedding Encode(ImageBuffer image, double scale, CancellationToken cancellationToken);
}
