using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods;

/// <summary>
/// The views of one run: an image is encoded once for each scale, whoever asks, and not at all where an earlier run is remembered. Not thread-safe.
/// </summary>
internal sealed class ImageViews(MethodModels models, SegmentationRun run)
{
    // Scales that differ by less give the same network input.
    private const double ScaleTolerance = 1e-6;
    private readonly List<(ImageBuffer Image, double Scale, ImageView View)> _views = [];
    private readonly Dictionary<ImageBuffer, string> _digests = [];

    /// <summary>An image seen at the scale at which an object of some size matters.</summary>
    /// <param name="image">The image.</param>
    /// <param name="objectSide">Longest side of the object, in image pixels.</param>
    public ImageView For(ImageBuffer image, double objectSide) => At(image, models.Encoder.Scale.For(image.Size, objectSide));

    /// <summary>An image seen at a scale.</summary>
    /// <param name="image">The image.</param>
    /// <param name="scale">Network pixels per image pixel, as <see cref="EncodingScale"/> gave it.</param>
    public ImageView At(ImageBuffer image, double scale)
    {
        var known = _views.Find(one => ReferenceEquals(one.Image, image) && Math.Abs((one.Scale / scale) - 1) < ScaleTolerance);
        if (known.View is null)
        {
            known = (image, scale, Recall(image, scale));
            _views.Add(known);
        }

        return known.View;
    }

    private ImageView Recall(ImageBuffer image, double scale)
    {
        if (models.Views is not { } remembered)
        {
            return Encode(image, scale);
        }

        var key = new ViewKey(remembered.Networks, Digest(image), scale);
        var view = remembered.Memory.Find(key);
        if (view is null)
        {
            view = Encode(image, scale);
            remembered.Memory.Keep(key, view);
        }

        return view;
    }

    private string Digest(ImageBuffer image) => _digests.TryGetValue(image, out var known) ? known : _digests[image] = ViewMemory.Digest(image);

    private ImageView Encode(ImageBuffer image, double scale)
    {
        run.CountEncoding();
        var embedding = models.Encoder.Encode(image, scale, run.CancellationToken);
        var features = models.Similarity.Features(image, embedding, run.CancellationToken);
        return new(embedding, new(features), new(embedding.Input, embedding.Map));
    }
}
