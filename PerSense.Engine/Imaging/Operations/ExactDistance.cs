namespace PerSense.Engine.Imaging.Operations;

/// <summary>The exact Euclidean distance transform.</summary>
internal static class ExactDistance
{
    public static FloatMap Transform(Mask mask)
    {
        var columns = MeasureColumns(mask);
        var result = new FloatMap(mask.Size);
        ParallelRows.ForEachBand(mask.Height, mask.Width * 4L, (first, end) =>
        {
            var envelope = new ParabolaEnvelope(mask.Width);
            for (var y = first; y < end; y++)
            {
                envelope.Measure(columns.AsSpan(y * mask.Width, mask.Width), result.Row(y));
            }
        });
        return result;
    }

    // Squared distance to the nearest pixel outside in the same column; infinite where the column has none.
    private static double[] MeasureColumns(Mask mask)
    {
        var (width, height) = (mask.Width, mask.Height);
        var steps = new double[width * height];
        for (var i = 0; i < steps.Length; i++)
        {
            var above = i < width ? double.PositiveInfinity : steps[i - width];
            steps[i] = mask.Cells[i] == 0 ? 0 : above + 1;
        }

        for (var i = steps.Length - width - 1; i >= 0; i--)
        {
            steps[i] = Math.Min(steps[i], steps[i + width] + 1);
        }

        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] *= steps[i];
        }

        return steps;
    }
}
