using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Methods.References;

/// <summary>Turns outlines and brush strokes into pixels. A pixel is inside when its centre is.</summary>
internal static class MarkRasteriser
{
    /// <summary>The pixels inside an outline, by the even-odd rule.</summary>
    /// <param name="outline">At least three corners, in image coordinates.</param>
    /// <param name="size">The image's size.</param>
    public static Mask Fill(IReadOnlyList<ImagePoint> outline, ImageSize size)
    {
        var mask = new Mask(size);
        var crossings = new List<double>();
        for (var y = 0; y < size.Height; y++)
        {
            Cross(outline, y + 0.5, crossings);
            var row = mask.Row(y);
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                var from = (int)Math.Clamp(Math.Ceiling(crossings[i] - 0.5), 0, size.Width);
                var to = (int)Math.Clamp(Math.Ceiling(crossings[i + 1] - 0.5), from, size.Width);
                row[from..to].Fill(1);
            }
        }

        return mask;
    }

    /// <summary>The pixels under brush strokes.</summary>
    /// <param name="paths">Each stroke's points, in image coordinates.</param>
    /// <param name="radius">The brush's radius in pixels.</param>
    /// <param name="size">The image's size.</param>
    public static Mask Brush(IReadOnlyList<IReadOnlyList<ImagePoint>> paths, double radius, ImageSize size)
    {
        var mask = new Mask(size);
        foreach (var path in paths)
        {
            for (var i = 0; i < path.Count; i++)
            {
                Stamp(mask, path[i], path[Math.Min(i + 1, path.Count - 1)], radius);
            }
        }

        return mask;
    }

    private static void Cross(IReadOnlyList<ImagePoint> outline, double y, List<double> crossings)
    {
        crossings.Clear();
        for (var i = 0; i < outline.Count; i++)
        {
            var (a, b) = (outline[i], outline[(i + 1) % outline.Count]);
            if (a.Y > y != b.Y > y)
            {
                crossings.Add(a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X)));
            }
        }

        crossings.Sort();
    }

    private static void Stamp(Mask mask, ImagePoint from, ImagePoint to, double radius)
    {
        var left = (int)Math.Clamp(Math.Floor(Math.Min(from.X, to.X) - radius), 0, mask.Width);
        var right = (int)Math.Clamp(Math.Ceiling(Math.Max(from.X, to.X) + radius), 0, mask.Width);
        var top = (int)Math.Clamp(Math.Floor(Math.Min(from.Y, to.Y) - radius), 0, mask.Height);
        var bottom = (int)Math.Clamp(Math.Ceiling(Math.Max(from.Y, to.Y) + radius), 0, mask.Height);
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                mask[x, y] |= SquaredDistance(ImagePoint.AtPixel(x, y), from, to) <= radius * radius;
            }
        }
    }

    private static double SquaredDistance(ImagePoint point, ImagePoint from, ImagePoint to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = (dx * dx) + (dy * dy);
        var along = length > 0 ? Math.Clamp((((point.X - from.X) * dx) + ((point.Y - from.Y) * dy)) / length, 0, 1) : 0;
        var (x, y) = (point.X - from.X - (along * dx), point.Y - from.Y - (along * dy));
        return (x * x) + (y * y);
    }
}
