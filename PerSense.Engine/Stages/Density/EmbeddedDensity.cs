using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Exemplars;

namespace PerSense.Engine.Stages.Density;

/// <summary>The density estimator of the embedded contract: one network turns exemplar boxes into a prototype, another counts more of it.</summary>
/// <param name="prototype">Boxes to prototype; borrowed.</param>
/// <param name="density">Prototype to maps; borrowed.</param>
/// <param name="pixelThreshold">The grey level of <see cref="PixelThreshold"/>.</param>
internal sealed class EmbeddedDensity(ModelSession prototype, ModelSession density, int pixelThreshold) : IDensityEstimator
{
    /// <summary>The prototype contract's name and version.</summary>
    public const string PrototypeContractId = "embedded-prototype/1";

    /// <summary>The density contract's name and version.</summary>
    public const string ContractId = "embedded-density/1";

    /// <summary>The prototype network's inputs and outputs.</summary>
    public static ModelContract PrototypeContract { get; } = new(
        PrototypeContractId,
        [
            TensorContract.Of("feat", "1 Features Rows* Columns*"),
            TensorContract.Of("sim", "1 Similarity Rows* Columns*"),
            TensorContract.Of("boxes", "1 Boxes* 4"),
        ],
        [TensorContract.Of("proto", "1 Prototype"), TensorContract.Of("psim", "1 Similarity")]);

    /// <summary>The density network's inputs and outputs.</summary>
    public static ModelContract Contract { get; } = new(
        ContractId,
        [
            TensorContract.Of("feat", "1 Features Rows* Columns*"),
            TensorContract.Of("sim", "1 Similarity Rows* Columns*"),
            TensorContract.Of("proto", "1 Prototype"),
            TensorContract.Of("psim", "1 Similarity"),
        ],
        [TensorContract.Of("heat", "1 1 Rows Columns"), TensorContract.Of("density", "1 1 Rows Columns")]);

    /// <inheritdoc/>
    public bool AcceptsForeignExemplars => true;

    /// <inheritdoc/>
    public int PixelThreshold => pixelThreshold;

    /// <inheritdoc/>
    public DensityMap Estimate(DensityRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var source = request.Exemplars.Source;
        var described = prototype.Run(
            [new("feat", source.Features.Tensor), new("sim", source.Similarity.Tensor), new("boxes", Boxes(request.Exemplars))], cancellationToken);
        var embedding = request.Embedding;
        var maps = density.Run(
            [
                new("feat", embedding.Features.Tensor),
                new("sim", embedding.Similarity.Tensor),
                new("proto", described["proto"]),
                new("psim", Direction(request.Direction, described["psim"])),
            ],
            cancellationToken);
        var grid = embedding.Features;
        var perCell = Crop(maps["density"], grid.Valid);
        return new(perCell, Crop(maps["heat"], grid.Valid), grid.Map, TensorPrimitives.Sum<float>(perCell.Values));
    }

    private static TensorBuffer Boxes(ExemplarSet exemplars)
    {
        if (exemplars.Items.Count == 0)
        {
            throw new ArgumentException("A density estimate needs at least one exemplar.", nameof(exemplars));
        }

        var map = exemplars.Source.Map;
        return new([.. exemplars.Items.SelectMany(item => Corners(map, item.Box))], 1, exemplars.Items.Count, 4);
    }

    private static float[] Corners(CoordinateMap map, ImageBox box)
    {
        var (a, b) = (map.ToGrid(new(box.Left, box.Top)), map.ToGrid(new(box.Right, box.Bottom)));
        return [(float)a.X, (float)a.Y, (float)b.X, (float)b.Y];
    }

    private static TensorBuffer Direction(ReadOnlyMemory<float>? given, TensorBuffer own)
    {
        if (given is not { } direction)
        {
            return own;
        }

        return direction.Length == own.Values.Length
            ? new(direction.ToArray(), [.. own.Shape])
            : throw new ArgumentException($"The direction has {direction.Length} channels, the similarity features have {own.Values.Length}.", nameof(given));
    }

    private static FloatMap Crop(TensorBuffer plane, ImageSize valid)
    {
        var map = new FloatMap(valid);
        var width = plane.Shape[^1];
        for (var y = 0; y < valid.Height; y++)
        {
            plane.Values.Slice(y * width, valid.Width).CopyTo(map.Row(y));
        }

        return map;
    }
}
