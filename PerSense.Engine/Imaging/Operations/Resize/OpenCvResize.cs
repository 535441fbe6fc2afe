using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>OpenCV 4.6's <c>resize</c>. 8-bit results reproduce its fixed-point arithmetic.</summary>
public static class OpenCvResize
{
    /// <summary>INTER_LINEAR on a map of reals: no antialiasing when shrinking.</summary>
    /// <param name="map">The map.</param>
    /// <param name="size">The new size.</param>
    public static FloatMap Linear(FloatMap map, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(map);
        return IsHalf(map.Size, size)
            ? Area(map, size)
            : FloatResampler.Run(map, OpenCvTaps.LinearColumns(map.Width, size.Width), OpenCvTaps.LinearRows(map.Height, size.Height));
    }

    /// <summary>INTER_LINEAR on a colour picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="size">The new size.</param>
    public static ImageBuffer Linear(ImageBuffer image, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(image);
        return OnBytes(image, size, OpenCvByteResize.Linear);
    }

    /// <summary>INTER_LINEAR on a grey picture.</summary>
    /// <param name="map">The picture.</param>
    /// <param name="size">The new size.</param>
    public static ByteMap Linear(ByteMap map, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(map);
        return OnBytes(map, size, OpenCvByteResize.Linear);
    }

    /// <summary>INTER_AREA on a map of reals: the mean of the covered cells when shrinking.</summary>
    /// <param name="map">The map.</param>
    /// <param name="size">The new size.</param>
    public static FloatMap Area(FloatMap map, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(map);
        return Enlarges(map.Size, size)
            ? FloatResampler.Run(map, OpenCvTaps.EnlargingAreaColumns(map.Width, size.Width), OpenCvTaps.EnlargingAreaRows(map.Height, size.Height))
            : FloatResampler.Run(map, OpenCvTaps.ShrinkingArea(map.Width, size.Width), OpenCvTaps.ShrinkingArea(map.Height, size.Height));
    }

    /// <summary>INTER_AREA on a colour picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="size">The new size.</param>
    public static ImageBuffer Area(ImageBuffer image, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(image);
        return OnBytes(image, size, OpenCvByteResize.Area);
    }

    /// <summary>INTER_AREA on a grey picture.</summary>
    /// <param name="map">The picture.</param>
    /// <param name="size">The new size.</param>
    public static ByteMap Area(ByteMap map, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(map);
        return OnBytes(map, size, OpenCvByteResize.Area);
    }

    /// <summary>INTER_CUBIC on a map of reals.</summary>
    /// <param name="map">The map.</param>
    /// <param name="size">The new size.</param>
    public static FloatMap Cubic(FloatMap map, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(map);
        return FloatResampler.Run(map, OpenCvTaps.Cubic(map.Width, size.Width), OpenCvTaps.Cubic(map.Height, size.Height));
    }

    /// <summary>INTER_CUBIC on a colour picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="size">The new size.</param>
    public static ImageBuffer Cubic(ImageBuffer image, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(image);
        return OnBytes(image, size, OpenCvByteResize.Cubic);
    }

    /// <summary>INTER_CUBIC on a grey picture.</summary>
    /// <param name="map">The picture.</param>
    /// <param name="size">The new size.</param>
    public static ByteMap Cubic(ByteMap map, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(map);
        return OnBytes(map, size, OpenCvByteResize.Cubic);
    }

    /// <summary>Whether an axis grows, in which case INTER_AREA interpolates between two cells.</summary>
    internal static bool Enlarges(ImageSize from, ImageSize to) => to.Width > from.Width || to.Height > from.Height;

    /// <summary>Whether both axes are exactly halved, in which case INTER_LINEAR is INTER_AREA.</summary>
    internal static bool IsHalf(ImageSize from, ImageSize to) => from.Width == 2 * to.Width && from.Height == 2 * to.Height;

    private static ImageBuffer OnBytes(ImageBuffer image, ImageSize size, Action<ByteSamples, ByteSamples> resize)
    {
        var result = new ImageBuffer(size);
        resize(new(image.Memory, image.Size, 3), new(result.Memory, size, 3));
        return result;
    }

    private static ByteMap OnBytes(ByteMap map, ImageSize size, Action<ByteSamples, ByteSamples> resize)
    {
        var result = new ByteMap(size);
        resize(new(map.Memory, map.Size, 1), new(result.Memory, size, 1));
        return result;
    }
}
