using System.Numerics.Tensors;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Density;

namespace PerSense.Tests.Methods.Parity;

/// <summary>A counter that gives prepared maps, one after the other, as DSALVANet would.</summary>
internal sealed class ScriptedDensity(IEnumerable<NpyFile> maps) : IDensityEstimator
{
    private readonly Queue<NpyFile> _maps = new(maps);

    public bool AcceptsForeignExemplars => false;

    public int PixelThreshold => 30;

    /// <summary>The exemplars of each question.</summary>
    public List<IReadOnlyList<ImageBox>> Asked { get; } = [];

    public DensityMap Estimate(DensityRequest request, CancellationToken cancellationToken)
    {
        Asked.Add([.. request.Exemplars.Items.Select(static exemplar => exemplar.Box)]);
        var map = _maps.Dequeue();
        var (values, size) = (map.ToFloats(), new ImageSize(map.Shape[^1], map.Shape[^2]));
        return new(new(size, values), null, CoordinateMap.Covering(request.Image.Size, size), TensorPrimitives.Sum<float>(values));
    }
}
