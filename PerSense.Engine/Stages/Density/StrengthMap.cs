using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.Density;

/// <summary>How strongly a density map shows an object at each point, 0..1: its centre heat, or the density between its extremes.</summary>
internal sealed class StrengthMap
{
    private readonly FloatMap _strength;
    private readonly CoordinateMap _map;

    /// <summary>Reads a density map.</summary>
    /// <param name="density">The map.</param>
    public StrengthMap(DensityMap density)
    {
        _map = density.Map;
        _strength = density.CentreHeat ?? Normalise(density.Density);
    }

    /// <summary>The strength of the cell that holds a point; the nearest cell for points beyond the map.</summary>
    /// <param name="point">In image coordinates.</param>
    public double At(ImagePoint point)
    {
        var cell = _map.ToGrid(point);
        return _strength[Math.Clamp(cell.Column, 0, _strength.Width - 1), Math.Clamp(cell.Row, 0, _strength.Height - 1)];
    }

    /// <summary>The map between its extremes, 0..1; all 0 when it is constant.</summary>
    /// <param name="map">The map; not changed.</param>
    public static FloatMap Normalise(FloatMap map)
    {
        var (least, most) = (TensorPrimitives.Min<float>(map.Values), TensorPrimitives.Max<float>(map.Values));
        var result = new FloatMap(map.Size);
        if (most > least)
        {
            TensorPrimitives.Subtract(map.Values, least, result.Values);
            TensorPrimitives.Divide(result.Values, most - least, result.Values);
        }

        return result;
    }
}
