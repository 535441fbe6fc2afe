using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>How much of each feature cell a mask covers, on the part of the grid that it touches.</summary>
/// <param name="Left">Grid column of the first weight.</param>
/// <param name="Top">Grid row of the first weight.</param>
/// <param name="Weights">Covered share of each cell, about 0..1.</param>
internal sealed record CellCoverage(int Left, int Top, FloatMap Weights)
{
    /// <summary>Lays a mask over a feature grid: each cell of the mask falls to the feature cell that holds its centre.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="grid">The features' map.</param>
    /// <param name="size">Columns and rows of the features.</param>
    public static CellCoverage Of(MaskFootprint mask, CoordinateMap grid, ImageSize size)
    {
        var columns = Cells(mask.Left, mask.Right, x => grid.ToGrid(mask.Map.ToImage(new(x + 0.5, 0))).Column, size.Width);
        var rows = Cells(mask.Top, mask.Bottom, y => grid.ToGrid(mask.Map.ToImage(new(0, y + 0.5))).Row, size.Height);
        var weights = new FloatMap(new(columns[^1] - columns[0] + 1, rows[^1] - rows[0] + 1));
        var share = (float)(grid.ScaleX * grid.ScaleY / (mask.Map.ScaleX * mask.Map.ScaleY));
        for (var y = 0; y < rows.Length; y++)
        {
            Add(mask.Cells.Row(mask.Top + y)[mask.Left..mask.Right], columns, weights.Row(rows[y] - rows[0]), share);
        }

        return new(columns[0], rows[0], weights);
    }

    private static int[] Cells(int from, int to, Func<int, int> cellOf, int length)
    {
        var cells = new int[to - from];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Math.Clamp(cellOf(from + i), 0, length - 1);
        }

        return cells;
    }

    private static void Add(ReadOnlySpan<byte> inside, int[] columns, Span<float> weights, float share)
    {
        for (var x = 0; x < inside.Length; x++)
        {
            weights[columns[x] - columns[0]] += inside[x] * share;
        }
    }
}
