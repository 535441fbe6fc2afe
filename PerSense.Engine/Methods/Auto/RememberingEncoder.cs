using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Methods.Auto;

/// <summary>An encoder that encodes each image once for each scale, so that the chosen method starts with what the choice has seen. Not thread-safe.</summary>
internal sealed class RememberingEncoder(IImageEncoder encoder) : IImageEncoder
{
    private readonly List<(ImageBuffer Image, double Scale, ImageEmbedding Embedding)> _known = [];

    /// <summary>How often the network was at work.</summary>
    public int Calls => _known.Count;

    /// <inheritdoc/>
    public EncodingScale Scale => encoder.Scale;

    /// <inheritdoc/>
    public ImageEmbedding Encode(ImageBuffer image, double scale, CancellationToken cancellationToken)
    {
        var known = _known.Find(one => ReferenceEquals(one.Image, image) && one.Scale.Equals(scale)).Embedding;
        if (known is null)
        {
            known = encoder.Encode(image, scale, cancellationToken);
            _known.Add((image, scale, known));
        }

        return known;
    }
}
