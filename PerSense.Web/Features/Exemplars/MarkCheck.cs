using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Web.Access;

namespace PerSense.Web.Features.Exemplars;

/// <summary>Refuses marks that cannot mean an object, when they are made rather than when the job runs.</summary>
internal static class MarkCheck
{
    private const int MostPoints = 20_000;

    private static readonly Refusal Nothing = Refusal.Invalid("The mark is empty. Draw a box round one object, paint over it, or click on it.");
    private static readonly Refusal Outside = Refusal.Invalid("The mark lies outside the image. Mark an object that is on the image.");
    private static readonly Refusal TooLong = Refusal.Invalid("The mark has too many points. Mark one object only.");

    public static Refusal? Check(StoredMark mark, int width, int height) => mark switch
    {
        StoredMark.Box box => CheckBox(box, width, height),
        StoredMark.Polygon polygon => polygon.Outline.Count < 3 ? Nothing : CheckPoints(polygon.Outline, width, height),
        StoredMark.Strokes strokes => strokes.Radius is > 0 and < 10_000 ? CheckPoints([.. strokes.Paths.SelectMany(static path => path)], width, height) : Nothing,
        StoredMark.Points points => points.Clicks.Any(static click => click.Foreground)
            ? CheckPoints([.. points.Clicks.Where(static click => click.Foreground).Select(static click => new MarkPoint(click.X, click.Y))], width, height)
            : Nothing,
        StoredMark.Pixels mask => CheckPixels(mask, width, height),
        _ => Nothing,
    };

    private static Refusal? CheckPixels(StoredMark.Pixels mask, int width, int height)
    {
        if (mask.Width != width || mask.Height != height || !RunLength.TryParse(mask.Counts, new ImageSize(width, height), out var runs))
        {
            return Refusal.Invalid($"The mask does not fit the image. Send run lengths of {width} x {height} pixels.");
        }

        return runs.Area() > 0 ? null : Nothing;
    }

    private static Refusal? CheckBox(StoredMark.Box box, int width, int height)
    {
        if (!(box.Width > 0 && box.Height > 0 && double.IsFinite(box.X + box.Y + box.Width + box.Height)))
        {
            return Nothing;
        }

        var overlaps = box.X < width && box.Y < height && box.X + box.Width > 0 && box.Y + box.Height > 0;
        return overlaps ? null : Outside;
    }

    private static Refusal? CheckPoints(IReadOnlyList<MarkPoint> points, int width, int height) => points switch
    {
        [] => Nothing,
        { Count: > MostPoints } => TooLong,
        _ => points.Any(point => point.X >= 0 && point.Y >= 0 && point.X < width && point.Y < height) ? null : Outside,
    };
}
