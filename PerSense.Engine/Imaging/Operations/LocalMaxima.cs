using System.Numerics.Tensors;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>Peaks of a map, as scikit-image 0.19's <c>peak_local_max</c> finds them.</summary>
public static class LocalMaxima
{
    /// <summary>
    /// The cells that are strictly above a threshold and nowhere exceeded within <paramref name="minDistance"/> cells (in both
    /// directions, a square), thinned so that of two closer than that only the higher stays; on a tie, the one that numpy sorts first.
    /// A frame of <paramref name="minDistance"/> cells is left out, and a map that is constant has no peak.
    /// </summary>
    /// <param name="map">The map.</param>
    /// <param name="minDistance">At least 1.</param>
    /// <param name="threshold">The highest value that is no peak.</param>
    /// <returns>The peaks, highest first; equal ones in numpy's order.</returns>
    public static IReadOnlyList<Peak> Find(FloatMap map, int minDistance, double threshold)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentOutOfRangeException.ThrowIfLessThan(minDistance, 1);
        var highest = Dilation.Dilate(map, minDistance);
        if (map.Values.SequenceEqual(highest.Values))
        {
            return [];
        }

        var candidates = new List<Peak>();
        for (var y = minDistance; y < map.Height - minDistance; y++)
        {
            CollectRow(y);
        }

        return Thin(Sort(candidates), map.Size, minDistance);

        void CollectRow(int y)
        {
            for (var x = minDistance; x < map.Width - minDistance; x++)
            {
                if (map[x, y] == highest[x, y] && map[x, y] > threshold)
                {
                    candidates.Add(new(new(x, y), map[x, y]));
                }
            }
        }
    }

    /// <summary>The same for a grey picture.</summary>
    /// <param name="map">The grey picture.</param>
    /// <param name="minDistance">At least 1.</param>
    /// <param name="threshold">The highest value that is no peak.</param>
    /// <returns>The peaks, highest first; equal ones in numpy's order.</returns>
    public static IReadOnlyList<Peak> Find(ByteMap map, int minDistance, double threshold)
    {
        ArgumentNullException.ThrowIfNull(map);
        var reals = new FloatMap(map.Size);
        TensorPrimitives.ConvertTruncating<byte, float>(map.Values, reals.Values);
        return Find(reals, minDistance, threshold);
    }

    private static Peak[] Sort(List<Peak> candidates)
    {
        float[] keys = [.. candidates.Select(peak => -peak.Value)];
        return [.. NumpyOrder.Ascending(keys).Select(i => candidates[i])];
    }

    private static List<Peak> Thin(Peak[] ordered, ImageSize size, int minDistance)
    {
        var taken = new Mask(size);
        var kept = new List<Peak>();
        foreach (var peak in ordered)
        {
            if (taken[peak.At.Column, peak.At.Row])
            {
                continue;
            }

            kept.Add(peak);
            Take(taken, peak.At, minDistance - 1);
        }

        return kept;
    }

    private static void Take(Mask taken, PixelIndex centre, int radius)
    {
        var (left, right) = (Math.Max(0, centre.Column - radius), Math.Min(taken.Width, centre.Column + radius + 1));
        for (var y = Math.Max(0, centre.Row - radius); y < Math.Min(taken.Height, centre.Row + radius + 1); y++)
        {
            taken.Row(y)[left..right].Fill(1);
        }
    }
}
