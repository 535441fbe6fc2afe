using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Inference;

namespace PerSense.Engine.Stages.Encoding;

/// <summary>The encoder of the embedded contract: a convolutional network that takes an image of any size at the canonical scale.</summary>
/// <param name="session">The network; borrowed.</param>
/// <param name="options">What the manifest says about it.</param>
internal sealed class EmbeddedEncoder(ModelSession session, EmbeddedEncoderOptions options) : IImageEncoder
{
    /// <summary>The contract's name and version.</summary>
    public const string ContractId = "embedded-encoder/1";

    // Smaller inputs would leave the coarsest feature level without a single whole cell.
    private const int LeastSide = 8;

    /// <summary>The network's inputs and outputs.</summary>
    public static ModelContract Contract { get; } = new(
        ContractId,
        [TensorContract.Of("image", "1 3 Height* Width*")],
        [
            TensorContract.Of("feat", "1 Features Rows Columns"),
            TensorContract.Of("fine", "1 Fine Rows Columns"),
            TensorContract.Of("sim", "1 Similarity Rows Columns"),
        ]);

    /// <inheritdoc/>
    public EncodingScale Scale => options.Scale;

    /// <inheritdoc/>
    public ImageEmbedding Encode(ImageBuffer image, double scale, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        cancellationToken.ThrowIfCancellationRequested();
        var input = Rescale(image, scale);
        var map = CoordinateMap.Covering(image.Size, input.Size);
        var outputs = session.Run([new("image", NetworkInput.Planes(input, options.SideMultiple))], cancellationToken);
        FeatureMap Grid(string name, int stride) => new(
            outputs[name], map.Coarser(stride), new((input.Width + stride - 1) / stride, (input.Height + stride - 1) / stride));
        return new(
            image.Size,
            map,
            input,
            Grid("feat", options.FeatureStride),
            Grid("fine", options.FineStride),
            Grid("sim", options.SimilarityStride));
    }

    // The network was trained on pictures resized in this way.
    private static ImageBuffer Rescale(ImageBuffer image, double scale)
    {
        var size = new ImageSize(Side(image.Width * scale), Side(image.Height * scale));
        return scale < 1 ? OpenCvResize.Area(image, size) : OpenCvResize.Linear(image, size);
    }

    private static int Side(double length) => Math.Max(LeastSide, (int)Math.Round(length, MidpointRounding.ToEven));
}
