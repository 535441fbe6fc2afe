namespace PerSense.Engine.Imaging.Operations;

/// <summary>Consecutive pixels inside a mask on one row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Start">First column.</param>
/// <param name="End">Column after the last.</param>
internal readonly record struct PixelRun(int Row, int Start, int End)
{
    /// <summary>All runs of a mask, row by row.</summary>
    public static List<PixelRun> Collect(Mask mask)
    {
        var runs = new List<PixelRun>();
        for (var y = 0; y < mask.Height; y++)
        {
            Collect(mask.Row(y), y, runs);
        }

        return runs;
    }

    private static void Collect(ReadOnlySpan<byte> row, int y, List<PixelRun> runs)
    {
        var x = row.IndexOfAnyExcept((byte)0);
        while (x >= 0)
        {
            var length = row[x..].IndexOf((byte)0);
            var end = length < 0 ? row.Length : x + length;
            runs.Add(new(y, x, end));
            var gap = row[end..].IndexOfAnyExcept((byte)0);
            x = gap < 0 ? -1 : end + gap;
        }
    }
}
