using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>
/// Pillow's <c>resize(..., BILINEAR)</c>: a triangle filter that widens with the scale, so shrinking does not alias. 8-bit results are
/// bit for bit Pillow's; <see cref="Bilinear(FloatMap, ImageSize)"/> is also torch's bilinear with <c>antialias=True</c>.
/// </summary>
public static class PillowResize
{
    /// <summary>Resizes a colour picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="size">The new size.</param>
    public static ImageBuffer Bilinear(ImageBuffer image, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(image);
        var result = new ImageBuffer(size);
        new PillowByteResampler(image.Size, size, 3).Run(image.Memory, result.Memory);
        return result;
    }

    /// <summary>Resizes a grey picture.</summary>
    /// <param name="map">The picture.</param>
    /// <param name="size">The new size.</param>
    public static ByteMap Bilinear(ByteMap map, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(map);
        var result = new ByteMap(size);
        new PillowByteResampler(map.Size, size, 1).Run(map.Memory, result.Memory);
        return result;
    }

    /// <summary>Resizes a map of reals.</summary>
    /// <param name="map">The map.</param>
    /// <param name="size">The new size.</param>
    public static FloatMap Bilinear(FloatMap map, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(map);
        return FloatResampler.Run(map, Taps(map.Width, size.Width), Taps(map.Height, size.Height));
    }

    private static Taps<float> Taps(int input, int output) => TriangleTaps.Create(input, output).Convert(weight => (float)weight);
}
