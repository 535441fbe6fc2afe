using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Methods.References;

/// <summary>A picture of the marked object alone, for whoever is to name it (PerSense's masked support image).</summary>
public static class MarkedPicture
{
    // Clicks say where the object is, not how large; this share of the image round them is shown.
    private const double ClickMargin = 0.125;

    /// <summary>The image cut to the mark; what a drawn mark leaves out is black.</summary>
    /// <param name="reference">The image and the mark.</param>
    /// <returns>A new picture, at least one pixel in size.</returns>
    public static ImageBuffer Of(Reference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var image = reference.Image;
        var mask = MaskOf(reference.Mark, image.Size);
        var box = mask is null ? BoxOf(reference.Mark, image.Size) : Bounds(mask);
        var left = (int)Math.Clamp(Math.Floor(box.Left), 0, image.Width - 1);
        var top = (int)Math.Clamp(Math.Floor(box.Top), 0, image.Height - 1);
        var right = (int)Math.Clamp(Math.Ceiling(box.Right), left + 1, image.Width);
        var bottom = (int)Math.Clamp(Math.Ceiling(box.Bottom), top + 1, image.Height);
        var picture = new ImageBuffer(new(right - left, bottom - top));
        for (var y = top; y < bottom; y++)
        {
            image.Row(y)[(left * 3)..(right * 3)].CopyTo(picture.Row(y - top));
            Blacken(picture.Row(y - top), mask is null ? default : mask.Row(y)[left..right]);
        }

        return picture;
    }

    private static void Blacken(Span<byte> row, ReadOnlySpan<byte> mask)
    {
        for (var x = 0; x < mask.Length; x++)
        {
            if (mask[x] == 0)
            {
                row.Slice(3 * x, 3).Clear();
            }
        }
    }

    private static Mask? MaskOf(ReferenceMark mark, ImageSize size) => mark switch
    {
        ReferenceMark.Pixels pixels => pixels.Mask,
        ReferenceMark.Polygon polygon => MarkRasteriser.Fill(polygon.Outline, size),
        ReferenceMark.Strokes strokes => MarkRasteriser.Brush(strokes.Paths, strokes.Radius, size),
        _ => null,
    };

    private static ImageBox BoxOf(ReferenceMark mark, ImageSize size)
    {
        if (mark is not ReferenceMark.Points points)
        {
            return mark is ReferenceMark.Box box ? box.Value : new(0, 0, size.Width, size.Height);
        }

        var (clicks, margin) = (points.Clicks.Where(static click => click.IsForeground).Select(static click => click.Point).ToList(), size.LongestSide * ClickMargin);
        return new(clicks.Min(static at => at.X) - margin, clicks.Min(static at => at.Y) - margin, clicks.Max(static at => at.X) + margin, clicks.Max(static at => at.Y) + margin);
    }

    private static ImageBox Bounds(Mask mask)
    {
        var whole = new PlacedMask(mask.Size, 0, 0, mask);
        return MaskCrop.Tight(whole) is { } tight
            ? new(tight.Left, tight.Top, tight.Left + tight.Patch.Width, tight.Top + tight.Patch.Height)
            : new(0, 0, mask.Width, mask.Height);
    }
}
