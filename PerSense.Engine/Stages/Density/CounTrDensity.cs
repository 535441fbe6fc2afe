using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Architectures.CounTr;

namespace PerSense.Engine.Stages.Density;

/// <summary>CounTR as PerSense uses it (specification, section 9.2): windows over the image, and a count that is divided by what the exemplars count.</summary>
/// <param name="session">The network; borrowed.</param>
/// <param name="network">What the manifest says about it.</param>
internal sealed class CounTrDensity(ModelSession session, CounTrOptions network) : IDensityEstimator
{
    /// <summary>The contract's name and version.</summary>
    public const string ContractId = "countr/1";

    // An exemplar that counts for more than this shows that the network sees several objects in each.
    private const double LargestExemplarCount = 1.8;

    // The released code divides by three however many exemplars there are.
    private const int ExemplarDivisor = 3;

    /// <summary>The network's inputs and outputs.</summary>
    public static ModelContract Contract { get; } = new(
        ContractId,
        [
            TensorContract.Of(CounTrNames.Windows, "Windows* 3 Side Side"),
            TensorContract.Of(CounTrNames.Exemplars, $"Exemplars* 3 {CounTrNames.ExemplarSide} {CounTrNames.ExemplarSide}"),
        ],
        [TensorContract.Of(CounTrNames.Density, "Windows Side Side")]);

    /// <inheritdoc/>
    public bool AcceptsForeignExemplars => false;

    /// <inheritdoc/>
    public int PixelThreshold => network.PixelThreshold;

    /// <inheritdoc/>
    public DensityMap Estimate(DensityRequest request, CancellationToken cancellationToken)
    {
        var view = new CounTrView(request.Image, ExemplarBoxes.Of(request), network, request.Options);
        var windows = new CounTrWindows(session, network, view.Exemplars);
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
