using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>Nearest neighbour as in OpenCV's INTER_NEAREST: output column <c>x</c> takes source column <c>floor(x * in / out)</c>.</summary>
public static class NearestResize
{
    /// <summary>Resizes a mask.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="size">The new size.</param>
    public static Mask Resize(Mask mask, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var result = new Mask(size);
        Resample<byte>(mask.Cells, mask.Size, result.Cells, size);
        return result;
    }

    /// <summary>Resizes a map of reals.</summary>
    /// <param name="map">The map.</param>
    /// <param name="size">The new size.</param>
    public static FloatMap Resize(FloatMap map, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(map);
        var result = new FloatMap(size);
        Resample<float>(map.Values, map.Size, result.Values, size);
        return result;
    }

    /// <summary>Resizes labels; no new label appears.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="size">The new size.</param>
    public static LabelMap Resize(LabelMap labels, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var result = new LabelMap(size);
        Resample<int>(labels.Labels, labels.Size, result.Labels, size);
        return result;
    }

    /// <summary>Resizes a grey picture.</summary>
    /// <param name="map">The picture.</param>
    /// <param name="size">The new size.</param>
    public static ByteMap Resize(ByteMap map, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(map);
        var result = new ByteMap(size);
        Resample<byte>(map.Values, map.Size, result.Values, size);
        return result;
    }

    private static void Resample<T>(ReadOnlySpan<T> from, ImageSize source, Span<T> to, ImageSize size)
    {
        var columns = Locate(source.Width, size.Width);
        var rows = Locate(source.Height, size.Height);
        for (var y = 0; y < size.Height; y++)
        {
            var row = from.Slice(rows[y] * source.Width, source.Width);
            for (var x = 0; x < size.Width; x++)
            {
                to[(y * size.Width) + x] = row[columns[x]];
            }
        }
    }

    private static int[] Locate(int input, int output)
    {
        var scale = OpenCvTaps.Scale(input, output);
        return [.. Enumerable.Range(0, output).Select(i => Math.Min((int)Math.Floor(i * scale), input - 1))];
    }
}
