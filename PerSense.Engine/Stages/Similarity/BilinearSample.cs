using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>Values of a map between its cell centres.</summary>
internal static class BilinearSample
{
    /// <summary>The value at a point: bilinear between cell centres, constant beyond the outermost ones.</summary>
    /// <param name="map">The map.</param>
    /// <param name="point">A point in the map's own grid coordinates.</param>
    public static float Of(FloatMap map, GridPoint point)
    {
        var (column, right, x) = Neighbours(point.X, map.Width);
        var (row, below, y) = Neighbours(point.Y, map.Height);
        var top = map[column, row] + ((map[right, row] - map[column, row]) * x);
        var bottom = map[column, below] + ((map[right, below] - map[column, below]) * x);
        return top + ((bottom - top) * y);
    }

    private static (int First, int Second, float Weight) Neighbours(double position, int length)
    {
        var centre = Math.Clamp(position - 0.5, 0, length - 1);
        var first = (int)centre;
        return (first, Math.Min(first + 1, length - 1), (float)(centre - first));
    }
}
