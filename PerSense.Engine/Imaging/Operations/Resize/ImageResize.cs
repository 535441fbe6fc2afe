using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>The resize to use when no library has to be imitated.</summary>
public static class ImageResize
{
    /// <summary>Along each axis the mean of the covered pixels when it shrinks (no aliasing), bilinear when it grows.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="size">The new size.</param>
    /// <returns>A new picture, also when the size stays.</returns>
    public static ImageBuffer Resize(ImageBuffer image, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(image);
        return OpenCvResize.Linear(OpenCvResize.Area(image, Smaller(image.Size, size)), size);
    }

    /// <summary>Along each axis the mean of the covered cells when it shrinks, bilinear when it grows.</summary>
    /// <param name="map">The map.</param>
    /// <param name="size">The new size.</param>
    /// <returns>A new map, also when the size stays.</returns>
    public static FloatMap Resize(FloatMap map, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(map);
        return OpenCvResize.Linear(OpenCvResize.Area(map, Smaller(map.Size, size)), size);
    }

    private static ImageSize Smaller(ImageSize a, ImageSize b) => new(Math.Min(a.Width, b.Width), Math.Min(a.Height, b.Height));
}
