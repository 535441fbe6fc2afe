using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Encoding;

/// <summary>A closed outline in continuous image coordinates; the last corner is joined to the first. Immutable.</summary>
/// <param name="Corners">At least three corners, in either direction. Where the outline crosses itself, every second layer is outside.</param>
public sealed record Polygon(IReadOnlyList<ImagePoint> Corners)
{
    /// <summary>The enclosed area in square pixels (the shoelace formula); layers in opposite directions cancel out.</summary>
    public double Area()
    {
        var twice = 0.0;
        for (var i = 0; i < Corners.Count; i++)
        {
            var (from, to) = (Corners[i], Corners[(i + 1) % Corners.Count]);
            twice += (from.X * to.Y) - (to.X * from.Y);
        }

        return Math.Abs(twice) / 2;
    }

    /// <summary>The centre of mass of the enclosed area; of a polygon without area the mean of the corners.</summary>
    public ImagePoint Centroid()
    {
        // Relative to the first corner, so that a small polygon far from the origin loses no digits.
        var (twice, x, y, first) = (0.0, 0.0, 0.0, Corners[0]);
        for (var i = 1; i + 1 < Corners.Count; i++)
        {
            var (fromX, fromY) = (Corners[i].X - first.X, Corners[i].Y - first.Y);
            var (toX, toY) = (Corners[i + 1].X - first.X, Corners[i + 1].Y - first.Y);
            var cross = (fromX * toY) - (toX * fromY);
            (twice, x, y) = (twice + cross, x + (cross * (fromX + toX)), y + (cross * (fromY + toY)));
        }

        return twice == 0
            ? new(Corners.Average(corner => corner.X), Corners.Average(corner => corner.Y))
            : new(first.X + (x / (3 * twice)), first.Y + (y / (3 * twice)));
    }

    /// <summary>The tight box of the corners.</summary>
    public ImageBox Bounds() => new(Corners.Min(p => p.X), Corners.Min(p => p.Y), Corners.Max(p => p.X), Corners.Max(p => p.Y));

    /// <summary>Whether a point is inside; left and upper edges belong to the polygon, right and lower ones do not.</summary>
    /// <param name="point">A point in image coordinates.</param>
    public bool Contains(ImagePoint point) => FindCrossings(point.Y).Count(x => x <= point.X) % 2 == 1;

    /// <summary>The pixels whose centre is inside.</summary>
    /// <param name="size">Size of the image; what lies outside it is cut off.</param>
    public Mask ToMask(ImageSize size)
    {
        var mask = new Mask(size);
        for (var y = 0; y < size.Height; y++)
        {
            var crossings = FindCrossings(y + 0.5);
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                var (start, end) = (FirstCentreFrom(crossings[i], size), FirstCentreFrom(crossings[i + 1], size));
                mask.Row(y)[start..end].Fill(1);
            }
        }

        return mask;
    }

    private static int FirstCentreFrom(double x, ImageSize size) => (int)Math.Clamp(Math.Ceiling(x - 0.5), 0, size.Width);

    private List<double> FindCrossings(double y)
    {
        var crossings = new List<double>();
        for (var i = 0; i < Corners.Count; i++)
        {
            var (from, to) = (Corners[i], Corners[(i + 1) % Corners.Count]);
            if ((from.Y <= y) != (to.Y <= y))
            {
                crossings.Add(from.X + ((y - from.Y) / (to.Y - from.Y) * (to.X - from.X)));
            }
        }

        crossings.Sort();
        return crossings;
    }
}
