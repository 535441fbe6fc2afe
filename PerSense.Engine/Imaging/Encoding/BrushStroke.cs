using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Encoding;

/// <summary>A line painted with a round brush. Immutable.</summary>
/// <param name="Path">At least one point, in image coordinates; a single point is a dab.</param>
/// <param name="Radius">Radius of the brush in image pixels, not negative.</param>
public sealed record BrushStroke(IReadOnlyList<ImagePoint> Path, double Radius)
{
    /// <summary>All pixels that some strokes cover.</summary>
    /// <param name="strokes">The strokes; parts outside the image are cut off.</param>
    /// <param name="size">Size of the image.</param>
    public static Mask ToMask(IReadOnlyList<BrushStroke> strokes, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(strokes);
        var mask = new Mask(size);
        foreach (var stroke in strokes)
        {
            stroke.PaintOn(mask);
        }

        return mask;
    }

    /// <summary>
    /// Sets the pixels whose centre is at most <see cref="Radius"/> from the path, and those that hold one of its points, so that
    /// the finest brush still leaves a trace.
    /// </summary>
    /// <param name="mask">The mask to paint on.</param>
    public void PaintOn(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        for (var i = 0; i < Path.Count; i++)
        {
            PaintSegment(mask, Path[Math.Max(i - 1, 0)], Path[i]);
            if (mask.Size.Contains(Path[i]))
            {
                mask[Path[i].Column, Path[i].Row] = true;
            }
        }
    }

    private void PaintSegment(Mask mask, ImagePoint from, ImagePoint to)
    {
        var (left, right) = Span(from.X, to.X, mask.Width);
        var (top, bottom) = Span(from.Y, to.Y, mask.Height);
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                mask[x, y] |= SquaredDistance(ImagePoint.AtPixel(x, y), from, to) <= Radius * Radius;
            }
        }
    }

    private (int Start, int End) Span(double a, double b, int limit) => (
        (int)Math.Clamp(Math.Floor(Math.Min(a, b) - Radius), 0, limit),
        (int)Math.Clamp(Math.Ceiling(Math.Max(a, b) + Radius), 0, limit));

    private static double SquaredDistance(ImagePoint point, ImagePoint from, ImagePoint to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = (dx * dx) + (dy * dy);
        var along = length == 0 ? 0 : Math.Clamp((((point.X - from.X) * dx) + ((point.Y - from.Y) * dy)) / length, 0, 1);
        var (offsetX, offsetY) = (point.X - from.X - (along * dx), point.Y - from.Y - (along * dy));
        return (offsetX * offsetX) + (offsetY * offsetY);
    }
}
