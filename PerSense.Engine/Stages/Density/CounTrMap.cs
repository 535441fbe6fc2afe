using PerSense.Engine.Imaging;

namespace PerSense.Engine.Stages.Density;

/// <summary>CounTR's density in its own scale, 60 for one object.</summary>
/// <param name="Density">The map.</param>
/// <param name="Total">What is counted; the map's sum, except where the map shows a part of the picture only.</param>
internal sealed record CounTrMap(FloatMap Density, double Total)
{
    /// <summary>The sum of a map, in double precision.</summary>
    /// <param name="map">The map.</param>
    public static double Sum(FloatMap map)
    {
        var sum = 0.0;
        foreach (var value in map.Values)
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>The sum of the part under a box, in double precision.</summary>
    /// <param name="box">Inside the map.</param>
    public double Under(PixelBox box)
    {
        var sum = 0.0;
        for (var y = box.Top; y <= box.Bottom; y++)
        {
            foreach (var value in Density.Row(y)[box.Left..(box.Right + 1)])
            {
                sum += value;
            }
        }

        return sum;
    }
}
