using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Architectures.Dsalvanet;

namespace PerSense.Engine.Stages.Density;

/// <summary>
/// DSALVANet as PerSense uses it (specification, section 9.1): the image squashed to a square, three exemplars cut out of its features.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="options">What the manifest says about it.</param>
internal sealed class DsalvanetDensity(DensityNetwork network, DsalvanetOptions options) : IDensityEstimator
{
    /// <summary>The head contract's name and version.</summary>
    public const string ContractId = "dsalvanet-head/1";

    /// <summary>The contract of imports in which stem and head were one network.</summary>
    public const string RetiredContractId = "dsalvanet/1";

    /// <summary>The stem's input and output.</summary>
    public static ModelContract StemContract { get; } = new(
        "dsalvanet-stem/1",
        [TensorContract.Of(DsalvanetNames.Image, "1 3 Height* Width*")],
        [TensorContract.Of(DsalvanetNames.Features, "1 StemChannels Rows Columns")]);

    /// <summary>The head's inputs and outputs.</summary>
    public static ModelContract Contract { get; } = new(
        ContractId,
        [
            TensorContract.Of(DsalvanetNames.Features, "1 StemChannels Rows* Columns*"),
            TensorContract.Of(DsalvanetNames.BinStarts, $"{DsalvanetNames.Bins} 2"),
            TensorContract.Of(DsalvanetNames.BinEnds, $"{DsalvanetNames.Bins} 2"),
        ],
        [TensorContract.Of(DsalvanetNames.Density, "1 1 Height Width")]);

    /// <inheritdoc/>
    public bool AcceptsForeignExemplars => false;

    /// <inheritdoc/>
    public int PixelThreshold => options.PixelThreshold;

    /// <inheritdoc/>
    public DensityMap Estimate(DensityRequest request, CancellationToken cancellationToken)
    {
        var boxes = ExemplarBoxes.Of(request);
        var input = new ImageSize(options.InputSide, options.InputSide);
        var grid = new ImageSize(input.Width / DsalvanetNames.Stride, input.Height / DsalvanetNames.Stride);
        var bins = DsalvanetBins.Of([.. boxes.Select(box => box.Resized(request.Image.Size, input))], grid);
        var features = network.Read(options.Pixels.Planes(OpenCvResize.Linear(request.Image, input)), request.Memory, cancellationToken);
        request.Memory.CountHead();
        var answer = network.Head.Run(
            [features, new(DsalvanetNames.BinStarts, bins.Starts), new(DsalvanetNames.BinEnds, bins.Ends)], cancellationToken)[DsalvanetNames.Density];
        var density = new FloatMap(input, answer.Values.ToArray());
        return new(density, null, CoordinateMap.Covering(request.Image.Size, input), TensorPrimitives.Sum<float>(density.Values));
    }
}
