using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Inference;

namespace PerSense.Engine.Stages.Encoding;

/// <summary>
/// EfficientSAM's image encoder: the image is stretched over the network's whole square, without antialiasing and in reals, and then
/// normalised; there is no padding.
/// </summary>
/// <param name="session">The network; borrowed.</param>
/// <param name="options">What the manifest says about it.</param>
internal sealed class EfficientSamEncoder(ModelSession session, SamEncoderOptions options) : IImageEncoder
{
    /// <summary>The contract's name and version.</summary>
    public const string ContractId = "efficientsam-encoder/1";

    /// <summary>The network's inputs and outputs.</summary>
    public static ModelContract Contract { get; } = SamEncoder.Contract with { Id = ContractId };

    /// <inheritdoc/>
    public EncodingScale Scale => new EncodingScale.FixedLongestSide(options.Side);

    /// <inheritdoc/>
    public ImageEmbedding Encode(ImageBuffer image, double scale, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        cancellationToken.ThrowIfCancellationRequested();
        var square = new ImageSize(options.Side, options.Side);
        var planes = Stretch(image, square);
        var view = View(planes, square);
        Normalise(planes);
        var tensor = session.Run([new("image", planes)], cancellationToken)["image_embeddings"];
        var map = CoordinateMap.Covering(image.Size, square);
        var features = new FeatureMap(tensor, map.Coarser(options.Side / tensor.Shape[3]), new(tensor.Shape[3], tensor.Shape[2]));
        return new(image.Size, map, view, features, Fine: null, features);
    }

    /// <summary>Samples 0..255, not rounded, as [1, 3, side, side].</summary>
    private static TensorBuffer Stretch(ImageBuffer image, ImageSize square)
    {
        var planes = TensorBuffer.Zeros(1, 3, square.Height, square.Width);
        var samples = new float[image.Size.Area];
        for (var channel = 0; channel < 3; channel++)
        {
            for (var i = 0; i < samples.Length; i++)
            {
                samples[i] = image.Pixels[(3 * i) + channel];
            }

            TorchResize.Bilinear(samples, image.Size, planes.Memory.Slice((int)(channel * square.Area), (int)square.Area), square);
        }

        return planes;
    }

    /// <summary>The stretched picture as people see it.</summary>
    private static ImageBuffer View(TensorBuffer planes, ImageSize square)
    {
        var view = new ImageBuffer(square);
        for (var i = 0; i < view.Pixels.Length; i++)
        {
            view.Pixels[i] = (byte)(planes.Values[(int)(i % 3 * square.Area) + (i / 3)] + 0.5f);
        }

        return view;
    }

    private void Normalise(TensorBuffer planes)
    {
        var area = planes.Values.Length / 3;
        for (var i = 0; i < planes.Values.Length; i++)
        {
            planes.Values[i] = options.Normalisation.Apply(planes.Values[i], i / area);
        }
    }
}
