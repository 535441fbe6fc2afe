using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Web.Features.Exemplars;

internal static class MarkMapping
{
    /// <summary>The mark in the engine's terms.</summary>
    public static ReferenceMark ToReferenceMark(this StoredMark mark) => mark switch
    {
        StoredMark.Box box => new ReferenceMark.Box(ImageBox.FromCorner(box.X, box.Y, box.Width, box.Height)),
        StoredMark.Polygon polygon => new ReferenceMark.Polygon([.. polygon.Outline.Select(ToImagePoint)]),
        StoredMark.Strokes strokes => new ReferenceMark.Strokes([.. strokes.Paths.Select(static path => path.Select(ToImagePoint).ToList())], strokes.Radius),
        StoredMark.Points points => new ReferenceMark.Points([.. points.Clicks.Select(static click => new LabelledPoint(new(click.X, click.Y), click.Foreground))]),
        StoredMark.Pixels mask => new ReferenceMark.Pixels(RunLength.Parse(mask.Counts, new ImageSize(mask.Width, mask.Height)).ToMask()),
        _ => throw new InvalidOperationException($"The mark {mark.GetType().Name} is unknown."),
    };

    private static ImagePoint ToImagePoint(MarkPoint point) => new(point.X, point.Y);
}
