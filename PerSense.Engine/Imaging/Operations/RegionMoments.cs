using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>The raw moments <c>Mpq</c> = integral of x^p y^q over a region, up to the third order.</summary>
public sealed record RegionMoments
{
    // Below this, OpenCV takes a contour for degenerate (FLT_EPSILON).
    private const double Degenerate = 1.1920928955078125e-07;

    /// <summary>The area.</summary>
    public double M00 { get; private init; }

    /// <summary>First moment in x.</summary>
    public double M10 { get; private init; }

    /// <summary>First moment in y.</summary>
    public double M01 { get; private init; }

    /// <summary>Second moment in x.</summary>
    public double M20 { get; private init; }

    /// <summary>Mixed second moment.</summary>
    public double M11 { get; private init; }

    /// <summary>Second moment in y.</summary>
    public double M02 { get; private init; }

    /// <summary>Third moment in x.</summary>
    public double M30 { get; private init; }

    /// <summary>Third moment, x twice.</summary>
    public double M21 { get; private init; }

    /// <summary>Third moment, y twice.</summary>
    public double M12 { get; private init; }

    /// <summary>Third moment in y.</summary>
    public double M03 { get; private init; }

    /// <summary>
    /// Moments of the polygon through pixel centres, by Green's theorem (OpenCV's <c>moments</c> of a contour), in pixel indices. The
    /// direction of the points does not matter. A polygon without area (one pixel, a line) has no moments: all are 0.
    /// </summary>
    /// <param name="points">The corners in order.</param>
    public static RegionMoments OfPolygon(IReadOnlyList<PixelIndex> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var sums = new PolygonSums();
        for (var i = 0; i < points.Count; i++)
        {
            sums.Add(points[i == 0 ? points.Count - 1 : i - 1], points[i]);
        }

        if (Math.Abs(sums.A00) <= Degenerate)
        {
            return new();
        }

        var sign = sums.A00 > 0 ? 1 : -1;
        return new()
        {
            M00 = sign * sums.A00 / 2,
            M10 = sign * sums.A10 / 6,
            M01 = sign * sums.A01 / 6,
            M20 = sign * sums.A20 / 12,
            M11 = sign * sums.A11 / 24,
            M02 = sign * sums.A02 / 12,
            M30 = sign * sums.A30 / 20,
            M21 = sign * sums.A21 / 60,
            M12 = sign * sums.A12 / 60,
            M03 = sign * sums.A03 / 20,
        };
    }
}
