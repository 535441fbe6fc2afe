using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;

namespace PerSense.Engine.Stages.Density;

/// <summary>A picture as three maps of reals 0..1, the way the published counters cut and resize it. Immutable.</summary>
internal sealed class ColourPlanes
{
    private const int Channels = 3;
    private readonly FloatMap[] _planes;

    private ColourPlanes(IEnumerable<FloatMap> planes) => _planes = [.. planes];

    /// <summary>Width and height in pixels.</summary>
    public ImageSize Size => _planes[0].Size;

    /// <summary>The samples of a picture divided by 255.</summary>
    /// <param name="image">The picture.</param>
    public static ColourPlanes Of(ImageBuffer image) => new(Enumerable.Range(0, Channels).Select(channel =>
    {
        var plane = new FloatMap(image.Size);
        for (var i = 0; i < plane.Values.Length; i++)
        {
            plane.Values[i] = image.Pixels[(Channels * i) + channel] / 255f;
        }

        return plane;
    }));

    /// <summary>Columns of zeros on the left and the right.</summary>
    /// <param name="columns">How many on each side.</param>
    public ColourPlanes Padded(int columns) => columns == 0 ? this : new(_planes.Select(plane =>
    {
        var wide = new FloatMap(new(plane.Width + (2 * columns), plane.Height));
        for (var y = 0; y < plane.Height; y++)
        {
            plane.Row(y).CopyTo(wide.Row(y)[columns..]);
        }

        return wide;
    }));

    /// <summary>A rectangle of it.</summary>
    /// <param name="box">Inside the picture.</param>
    public ColourPlanes Cut(PixelBox box) => new(_planes.Select(plane =>
    {
        var part = new FloatMap(new(box.Right - box.Left + 1, box.Bottom - box.Top + 1));
        for (var y = 0; y < part.Height; y++)
        {
            plane.Row(box.Top + y).Slice(box.Left, part.Width).CopyTo(part.Row(y));
        }

        return part;
    }));

    /// <summary>Another size, bilinear.</summary>
    /// <param name="size">The new size.</param>
    /// <param name="isSmooth">Whether shrinking averages (torch's antialiasing).</param>
    public ColourPlanes Resized(ImageSize size, bool isSmooth) =>
        new(_planes.Select(plane => isSmooth ? PillowResize.Bilinear(plane, size) : TorchResize.Bilinear(plane, size)));

    /// <summary>Writes the planes one after the other.</summary>
    /// <param name="target">Three times as long as a plane.</param>
    public void CopyTo(Span<float> target)
    {
        for (var channel = 0; channel < Channels; channel++)
        {
            var plane = _planes[channel].Values;
            plane.CopyTo(target[(channel * plane.Length)..]);
        }
    }
}
