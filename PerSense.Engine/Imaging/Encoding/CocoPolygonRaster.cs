using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Encoding;

/// <summary>
/// COCO's polygon rasteriser: the outline is walked in steps of a fifth of a pixel, and every place where it passes the middle of a
/// column switches that column between outside and inside.
/// </summary>
internal static class CocoPolygonRaster
{
    private const int Scale = 5;
    private const double FarthestCoordinate = 1_000_000;

    public static int[] Encode(Polygon polygon, ImageSize size)
    {
        var switches = FindSwitches(Walk(polygon), size);
        switches.Add(checked((int)size.Area));
        switches.Sort();

        // Two switches at one pixel cancel out: no pixel lies between them, and the runs around them grow together.
        var runs = new RunCounter();
        var (inside, previous) = (false, 0);
        foreach (var at in switches)
        {
            runs.Add(inside, at - previous);
            (inside, previous) = (!inside, at);
        }

        return runs.ToCounts();
    }

    private static List<PixelIndex> Walk(Polygon polygon)
    {
        var corners = polygon.Corners.Select(ToFifths).ToList();
        var points = new List<PixelIndex>();
        for (var i = 0; i < corners.Count; i++)
        {
            AddEdge(corners[i], corners[(i + 1) % corners.Count], points);
        }

        return points;
    }

    private static PixelIndex ToFifths(ImagePoint corner)
    {
        if (!(Math.Abs(corner.X) <= FarthestCoordinate && Math.Abs(corner.Y) <= FarthestCoordinate))
        {
            throw new ArgumentException($"The corner ({corner.X}, {corner.Y}) lies absurdly far from the image.", nameof(corner));
        }

        return new((int)((Scale * corner.X) + 0.5), (int)((Scale * corner.Y) + 0.5));
    }

    // The steps are counted from the end with the smaller coordinate, so that an edge and its reverse visit the same places.
    private static void AddEdge(PixelIndex from, PixelIndex to, List<PixelIndex> points)
    {
        var (width, height) = (Math.Abs(to.Column - from.Column), Math.Abs(to.Row - from.Row));
        var isFlat = width >= height;
        var flip = isFlat ? from.Column > to.Column : from.Row > to.Row;
        var (start, end) = flip ? (to, from) : (from, to);
        var steps = Math.Max(width, height);
        var slope = steps == 0 ? 0 : isFlat ? (double)(end.Row - start.Row) / width : (double)(end.Column - start.Column) / height;
        for (var i = 0; i <= steps; i++)
        {
            var t = flip ? steps - i : i;
            points.Add(isFlat
                ? new(t + start.Column, (int)(start.Row + (slope * t) + 0.5))
                : new((int)(start.Column + (slope * t) + 0.5), t + start.Row));
        }
    }

    private static List<int> FindSwitches(List<PixelIndex> points, ImageSize size)
    {
        var switches = new List<int>();
        for (var i = 1; i < points.Count; i++)
        {
            var (here, before) = (points[i], points[i - 1]);
            var column = ToPixels(here.Column < before.Column ? here.Column : here.Column - 1);
            if (here.Column == before.Column || Math.Floor(column) != column || column < 0 || column > size.Width - 1)
            {
                continue;
            }

            var row = Math.Ceiling(Math.Clamp(ToPixels(Math.Min(here.Row, before.Row)), 0, size.Height));
            switches.Add(((int)column * size.Height) + (int)row);
        }

        return switches;
    }

    private static double ToPixels(int fifths) => ((fifths + 0.5) / Scale) - 0.5;
}
