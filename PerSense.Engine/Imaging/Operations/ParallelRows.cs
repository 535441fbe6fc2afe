namespace PerSense.Engine.Imaging.Operations;

/// <summary>The one place where pixel work is spread over processors.</summary>
public static class ParallelRows
{
    private const int CellsPerBand = 1 << 17;

    /// <summary>
    /// Cuts the rows into bands of about 130,000 cells and hands each to <paramref name="work"/>, on several threads when there is more
    /// than one band. The bands depend on the arguments only, never on the machine.
    /// </summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="cellsPerRow">Cost of a row, in cells.</param>
    /// <param name="work">Called once a band with its first row and the row after its last.</param>
    public static void ForEachBand(int rows, long cellsPerRow, Action<int, int> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var rowsPerBand = (int)Math.Clamp(CellsPerBand / Math.Max(cellsPerRow, 1), 1, Math.Max(rows, 1));
        var bands = (rows + rowsPerBand - 1) / rowsPerBand;
        if (bands <= 1)
        {
            work(0, rows);
            return;
        }

        Parallel.For(0, bands, band => work(band * rowsPerBand, Math.Min(rows, (band + 1) * rowsPerBand)));
    }
}
