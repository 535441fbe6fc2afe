namespace PerSense.Web.Features.Exemplars;

/// <summary>The box round everything that was marked, in pixels of the upright image.</summary>
public readonly record struct MarkBounds(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    /// <summary>The bounds of a mark; brush strokes are as wide as the brush.</summary>
    public static MarkBounds Of(StoredMark mark) => mark switch
    {
        StoredMark.Box box => new(box.X, box.Y, box.X + box.Width, box.Y + box.Height),
        StoredMark.Polygon polygon => Round(polygon.Outline, 0),
        StoredMark.Strokes strokes => Round([.. strokes.Paths.SelectMany(static path => path)], strokes.Radius),
        StoredMark.Points points => Round([.. points.Clicks.Where(static click => click.Foreground).Select(static click => new MarkPoint(click.X, click.Y))], 0),
        _ => default,
    };

    private static MarkBounds Round(IReadOnlyCollection<MarkPoint> points, double margin) => points.Count == 0
        ? default
        : new(
            points.Min(static point => point.X) - margin,
            points.Min(static point => point.Y) - margin,
            points.Max(static point => point.X) + margin,
            points.Max(static point => point.Y) + margin);
}
