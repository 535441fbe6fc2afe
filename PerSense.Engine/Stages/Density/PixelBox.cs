using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.Density;

/// <summary>A box of whole pixels with all four limits inside it, as the published counters take their exemplars.</summary>
/// <param name="Top">First row.</param>
/// <param name="Left">First column.</param>
/// <param name="Bottom">Last row.</param>
/// <param name="Right">Last column.</param>
internal readonly record struct PixelBox(int Top, int Left, int Bottom, int Right)
{
    /// <summary>The pixels that a box touches.</summary>
    /// <param name="box">In the coordinates of the image.</param>
    /// <param name="image">The image's size; the box is cut to it and keeps at least one pixel.</param>
    public static PixelBox Of(ImageBox box, ImageSize image)
    {
        var (left, top) = (Math.Clamp((int)Math.Floor(box.Left), 0, image.Width - 1), Math.Clamp((int)Math.Floor(box.Top), 0, image.Height - 1));
        return new(
            top,
            left,
            Math.Clamp((int)Math.Ceiling(box.Bottom) - 1, top, image.Height - 1),
            Math.Clamp((int)Math.Ceiling(box.Right) - 1, left, image.Width - 1));
    }

    /// <summary>The limits times the ratio of two sizes, cut to whole numbers.</summary>
    /// <param name="from">The size of the picture that holds this box.</param>
    /// <param name="to">The size of the same picture resized.</param>
    public PixelBox Resized(ImageSize from, ImageSize to)
    {
        var (x, y) = ((double)to.Width / from.Width, (double)to.Height / from.Height);
        return new((int)(Top * y), (int)(Left * x), (int)(Bottom * y), (int)(Right * x));
    }
}
