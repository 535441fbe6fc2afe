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
        var tensor = session.Run([new("image", options.Normalisation.Planes(input, new(options.Side, options.Side)))], cancellationToken)["image_embeddings"];
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

    // The official code's rounding.
    private static int Side(int length, double scale) => Math.Max(1, (int)((length * scale) + 0.5));
}
