using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>A closed border of a region: a polygon through the centres of its border pixels, last point joined to the first.</summary>
/// <param name="Points">Its points; one for a single pixel.</param>
/// <param name="IsHole">Whether it goes round a hole; its points are then the region's pixels that touch the hole.</param>
/// <param name="Parent">Index of the border that directly surrounds it in the same list; -1 when there is none or none was asked for.</param>
public sealed record Contour(IReadOnlyList<PixelIndex> Points, bool IsHole, int Parent)
{
    /// <summary>The polygon's area in square pixels, as OpenCV's <c>contourArea</c>: smaller than the number of its pixels, 0 for a line.</summary>
    public double Area()
    {
        long twice = 0;
        var previous = Points[^1];
        foreach (var point in Points)
        {
            twice += ((long)previous.Column * point.Row) - ((long)previous.Row * point.Column);
            previous = point;
        }

        return Math.Abs(twice) / 2.0;
    }

    /// <summary>The closed polygon's length in pixels (OpenCV's <c>arcLength</c>).</summary>
    public double Length()
    {
        var length = 0.0;
        var previous = Points[^1];
        foreach (var point in Points)
        {
            length += double.Hypot(point.Column - previous.Column, point.Row - previous.Row);
            previous = point;
        }

        return length;
    }

    /// <summary>The polygon's moments in pixel indices.</summary>
    public RegionMoments Moments() => RegionMoments.OfPolygon(Points);

    /// <summary>The tight box round its pixels (OpenCV's <c>boundingRect</c>).</summary>
    public ImageBox Bounds() => new(
        Points.Min(point => point.Column), Points.Min(point => point.Row), Points.Max(point => point.Column) + 1, Points.Max(point => point.Row) + 1);
}
