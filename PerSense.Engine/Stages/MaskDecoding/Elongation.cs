using PerSense.Engine.Imaging;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>How long a mask is for its width.</summary>
internal static class Elongation
{
    // The variance of a single cell: keeps a line from being infinitely long.
    private const double CellVariance = 1 / 12.0;

    /// <summary>The long over the short axis of the ellipse with the mask's second moments; 1 for a disc or a square.</summary>
    /// <param name="cells">At least one cell is inside.</param>
    public static double Of(Mask cells)
    {
        var (n, sx, sy, sxx, sxy, syy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var y = 0; y < cells.Height; y++)
        {
            var (count, sum, squares) = Sums(cells.Row(y));
            (n, sx, sxx) = (n + count, sx + sum, sxx + squares);
            (sy, syy, sxy) = (sy + (count * y), syy + (count * y * y), sxy + (sum * y));
        }

        var (xx, yy, xy) = ((sxx / n) - (sx / n * sx / n) + CellVariance, (syy / n) - (sy / n * sy / n) + CellVariance, (sxy / n) - (sx / n * sy / n));
        var (middle, spread) = ((xx + yy) / 2, Math.Sqrt((((xx - yy) / 2) * ((xx - yy) / 2)) + (xy * xy)));
        return Math.Sqrt((middle + spread) / Math.Max(middle - spread, CellVariance));
    }

    private static (double Count, double Sum, double Squares) Sums(ReadOnlySpan<byte> row)
    {
        var (count, sum, squares) = (0L, 0L, 0L);
        for (var x = 0; x < row.Length; x++)
        {
            count += row[x];
            sum += (long)row[x] * x;
            squares += (long)row[x] * x * x;
        }

        return (count, sum, squares);
    }
}
