using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Architectures.CounTr;

namespace PerSense.Engine.Stages.Density;

/// <summary>CounTR as PerSense uses it (specification, section 9.2): windows over the image, and a count that is divided by what the exemplars count.</summary>
/// <param name="network">The network.</param>
/// <param name="options">What the manifest says about it.</param>
internal sealed class CounTrDensity(DensityNetwork network, CounTrOptions options) : IDensityEstimator
{
    /// <summary>The head contract's name and version.</summary>
    public const string ContractId = "countr-head/1";

    /// <summary>The contract of imports in which stem and head were one network.</summary>
    public const string RetiredContractId = "countr/1";

    // An exemplar that counts for more than this shows that the network sees several objects in each.
    private const double LargestExemplarCount = 1.8;

    // The released code divides by three however many exemplars there are.
    private const int ExemplarDivisor = 3;

    /// <summary>The stem's input and output.</summary>
    public static ModelContract StemContract { get; } = new(
        "countr-stem/1",
        [TensorContract.Of(CounTrNames.Windows, "Windows* 3 WindowSide WindowSide")],
        [TensorContract.Of(CounTrNames.Tokens, "Windows WindowTokens TokenChannels")]);

    /// <summary>The head's inputs and outputs.</summary>
    public static ModelContract Contract { get; } = new(
        ContractId,
        [
            TensorContract.Of(CounTrNames.Tokens, "Windows* WindowTokens TokenChannels"),
            TensorContract.Of(CounTrNames.Exemplars, $"Exemplars* 3 {CounTrNames.ExemplarSide} {CounTrNames.ExemplarSide}"),
        ],
        [TensorContract.Of(CounTrNames.Density, "Windows WindowSide WindowSide")]);

    /// <inheritdoc/>
    public bool AcceptsForeignExemplars => false;

    /// <inheritdoc/>
    public int PixelThreshold => options.PixelThreshold;

    /// <inheritdoc/>
    public DensityMap Estimate(DensityRequest request, CancellationToken cancellationToken)
    {
        var view = new CounTrView(request.Image, ExemplarBoxes.Of(request), options, request.Options);
        var windows = new CounTrWindows(network, options, view.Exemplars, request.Memory);
        var map = view.HasSmallObjects
            ? new CounTrTiles(windows, request.Options.SmallObjects).Run(view.Picture, cancellationToken)
            : Whole(windows.Run(view.Picture, cancellationToken));
        var unit = CounTrNames.Scale * ObjectsPerExemplar(map, view);
        return new(Inner(map.Density, view, (float)unit), null, CoordinateMap.Covering(request.Image.Size, view.Inner), map.Total / unit);
    }

    private static CounTrMap Whole(FloatMap density) => new(density, CounTrMap.Sum(density));

    private static double ObjectsPerExemplar(CounTrMap map, CounTrView view)
    {
        var count = view.Boxes.Sum(map.Under) / CounTrNames.Scale / ExemplarDivisor;
        return count > LargestExemplarCount ? count : 1;
    }

    /// <summary>The map without the padding, in objects.</summary>
    private static FloatMap Inner(FloatMap density, CounTrView view, float unit)
    {
        var inner = new FloatMap(view.Inner);
        for (var y = 0; y < inner.Height; y++)
        {
            TensorPrimitives.Divide(density.Row(y).Slice(view.Padding, inner.Width), unit, inner.Row(y));
        }

        return inner;
    }
}
