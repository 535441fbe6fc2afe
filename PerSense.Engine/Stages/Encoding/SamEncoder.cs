using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Inference;

namespace PerSense.Engine.Stages.Encoding;

/// <summary>
/// The image encoder of SAM and MobileSAM (specification section 1): the longest side becomes the network's, as Pillow resizes; the padding on
/// the right and below is zero after the normalisation.
/// </summary>
/// <param name="session">The network; borrowed.</param>
/// <param name="options">What the manifest says about it.</param>
internal sealed class SamEncoder(ModelSession session, SamEncoderOptions options) : IImageEncoder
{
    /// <summary>The contract's name and version.</summary>
    public const string ContractId = "sam-encoder/1";

    /// <summary>The network's inputs and outputs.</summary>
    public static ModelContract Contract { get; } = new(
        ContractId, [TensorContract.Of("image", "1 3 Side Side")], [TensorContract.Of("image_embeddings", "1 Channels Rows Columns")]);

    /// <inheritdoc/>
    public EncodingScale Scale => new EncodingScale.FixedLongestSide(options.Side);

    /// <inheritdoc/>
    public ImageEmbedding Encode(ImageBuffer image, double scale, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale * image.Size.LongestSide, options.Side + 0.5);
        cancellationToken.ThrowIfCancellationRequested();
        var input = Resize(image, scale);
        var tensor = session.Run([new("image", Prepare(input, options))], cancellationToken)["image_embeddings"];
        var map = CoordinateMap.Covering(image.Size, input.Size);
        var stride = options.Side / tensor.Shape[3];
        var valid = new ImageSize((input.Width + stride - 1) / stride, (input.Height + stride - 1) / stride);
        var features = new FeatureMap(tensor, map.Coarser(stride), valid);
        return new(image.Size, map, input, features, Fine: null, features);
    }

    /// <summary>The picture as the network sees it, without padding.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="scale">Network pixels per image pixel.</param>
    internal static ImageBuffer Resize(ImageBuffer image, double scale)
    {
        var size = new ImageSize(Side(image.Width, scale), Side(image.Height, scale));
        return size == image.Size ? image : PillowResize.Bilinear(image, size);
    }

    /// <summary>A resized picture as the network's input: normalised, then padded with zeros.</summary>
    /// <param name="input">The picture; neither side is longer than the network's.</param>
    /// <param name="options">What the manifest says about the network.</param>
    /// <returns>[1, 3, side, side].</returns>
    internal static TensorBuffer Prepare(ImageBuffer input, SamEncoderOptions options)
    {
        var side = options.Side;
        var tensor = TensorBuffer.Zeros(1, 3, side, side);
        for (var channel = 0; channel < 3; channel++)
        {
            for (var y = 0; y < input.Height; y++)
            {
                NormaliseRow(input.Row(y), tensor.Values.Slice(((channel * side) + y) * side, input.Width), channel, options.Normalisation);
            }
        }

        return tensor;
    }

    private static void NormaliseRow(ReadOnlySpan<byte> samples, Span<float> target, int channel, PixelNormalisation normalisation)
    {
        for (var x = 0; x < target.Length; x++)
        {
            target[x] = normalisation.Apply(samples[(3 * x) + channel], channel);
        }
    }

    // The official code's rounding.
    private static int Side(int length, double scale) => Math.Max(1, (int)((length * scale) + 0.5));
}
