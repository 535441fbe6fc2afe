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
        var columns = Between(first.X, last.X, logits.Width);
        var rows = Between(first.Y, last.Y, logits.Height);
        var cells = 0;
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, 0, 0);
        for (var y = rows.Start.Value; y < rows.End.Value; y++)
        {
            if (RowExtent.Of(logits.Row(y)[columns]) is { Cells: > 0 } row)
            {
                cells += row.Cells;
                (left, right) = (Math.Min(left, row.First), Math.Max(right, row.Last + 1));
                (top, bottom) = (Math.Min(top, y), y + 1);
            }
        }

        var shift = columns.Start.Value;
        return cells == 0 ? default : new(
            cells / (map.ScaleX * map.ScaleY),
            map.ToImage(new GridPoint(left + shift, top), new GridPoint(right + shift, bottom)).Intersect(image.Bounds));
    }

    // The cells of an axis whose centres lie between two edges.
    private static Range Between(double from, double to, int cells)
    {
        var start = (int)Math.Clamp(Math.Ceiling(from - 0.5), 0, cells);
        return start..(int)Math.Clamp(Math.Ceiling(to - 0.5), start, cells);
    }

    private readonly record struct RowExtent(int Cells, int First, int Last)
    {
        public static RowExtent Of(ReadOnlySpan<float> row)
        {
            var (cells, first, last) = (0, row.Length, -1);
            for (var x = 0; x < row.Length; x++)
            {
                if (row[x] > 0)
                {
                    cells++;
                    first = Math.Min(first, x);
                    last = x;
                }
            }

            return new(cells, first, last);
        }
    }
}
