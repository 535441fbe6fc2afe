using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>Extent of a mask at the resolution of its own grid: cheap enough for every candidate.</summary>
/// <param name="Area">Covered area in square image pixels, to the precision of a grid cell.</param>
/// <param name="Box">The tight box, in image coordinates, cut at the image's border; empty when nothing is covered.</param>
public readonly record struct MaskStatistics(double Area, ImageBox Box)
{
    /// <summary>Measures a prediction; cells whose centre lies outside the image do not count.</summary>
    /// <param name="prediction">The prediction.</param>
    public static MaskStatistics Of(MaskPrediction prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        var (logits, image) = (prediction.Logits, prediction.Frame.Image);
        var map = prediction.Frame.MapTo(logits.Size);
        var (first, last) = (map.ToGrid(new ImagePoint(0, 0)), map.ToGrid(new ImagePoint(image.Width, image.Height)));
        var columns = Inside(first.X, last.X, logits.Width);
        var extent = new Extent(0, int.MaxValue, int.MaxValue, 0, 0);
        foreach (var y in Inside(first.Y, last.Y, logits.Height))
        {
            extent = WithRow(extent, logits.Row(y), columns, y);
        }

        return extent.Cells == 0
            ? default
            : new(extent.Cells / (map.ScaleX * map.ScaleY), map.ToImage(extent.TopLeft, extent.BottomRight).Intersect(image.Bounds));
    }

    private static Extent WithRow(Extent extent, ReadOnlySpan<float> row, int[] columns, int y)
    {
        foreach (var x in columns)
        {
            if (row[x] > 0)
            {
                extent = extent.With(x, y);
            }
        }

        return extent;
    }

    // The cells of an axis whose centres lie between two edges.
    private static int[] Inside(double from, double to, int cells)
    {
        var start = (int)Math.Clamp(Math.Ceiling(from - 0.5), 0, cells);
        var end = (int)Math.Clamp(Math.Ceiling(to - 0.5), start, cells);
        return [.. Enumerable.Range(start, end - start)];
    }

    // Counted cells and the box round them, in cells.
    private readonly record struct Extent(long Cells, int Left, int Top, int Right, int Bottom)
    {
        public GridPoint TopLeft => new(Left, Top);

        public GridPoint BottomRight => new(Right, Bottom);

        public Extent With(int x, int y) =>
            new(Cells + 1, Math.Min(Left, x), Math.Min(Top, y), Math.Max(Right, x + 1), Math.Max(Bottom, y + 1));
    }
}
