using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>torch's <c>interpolate(mode="bilinear", antialias=False)</c>.</summary>
public static class TorchResize
{
    /// <summary>Cell centres map to cell centres (<c>align_corners=False</c>).</summary>
    /// <param name="map">The map.</param>
    /// <param name="size">The new size.</param>
    public static FloatMap Bilinear(FloatMap map, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(map);
        var result = new FloatMap(size);
        Bilinear(map.Memory, map.Size, result.Memory, size);
        return result;
    }

    /// <summary>One channel of a tensor, cell centres to cell centres.</summary>
    /// <param name="from">Source values, row by row.</param>
    /// <param name="source">Size of the source.</param>
    /// <param name="to">Room for the result, row by row.</param>
    /// <param name="size">Size of the result.</param>
    public static void Bilinear(ReadOnlyMemory<float> from, ImageSize source, Memory<float> to, ImageSize size) =>
        new FloatResampler(source, TorchTaps.HalfPixel(source.Width, size.Width), TorchTaps.HalfPixel(source.Height, size.Height)).Run(from, to);

    /// <summary>The outermost cell centres map to each other (<c>align_corners=True</c>).</summary>
    /// <param name="map">The map.</param>
    /// <param name="size">The new size.</param>
    public static FloatMap BilinearAlignCorners(FloatMap map, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(map);
        return FloatResampler.Run(map, TorchTaps.AlignCorners(map.Width, size.Width), TorchTaps.AlignCorners(map.Height, size.Height));
    }
}
