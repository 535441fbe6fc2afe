namespace PerSense.Engine.Imaging.Operations;

/// <summary>Percentiles with linear interpolation between neighbours (numpy's default).</summary>
public static class Percentile
{
    /// <summary>The value below which a share of the values lies.</summary>
    /// <param name="values">The values, in any order, at least one; they are not changed.</param>
    /// <param name="percent">0 (minimum) to 100 (maximum).</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static double Of(ReadOnlySpan<double> values, double percent)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("A percentile of no values does not exist.", nameof(values));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var position = percent / 100 * (sorted.Length - 1);
        var lower = Math.Min((int)position, sorted.Length - 1);
        var upper = Math.Min(lower + 1, sorted.Length - 1);
        return sorted[lower] + ((sorted[upper] - sorted[lower]) * (position - lower));
    }
}
