namespace PerSense.Engine.Evaluation.Metrics;

/// <summary>Errors of counting over several images, as FSC-147 and its descendants define them.</summary>
/// <param name="MeanAbsolute">MAE: mean of |predicted - true|, in objects.</param>
/// <param name="RootMeanSquare">RMSE: root of the mean of the squared differences, in objects.</param>
/// <param name="NormalisedAbsolute">NAE: mean of |predicted - true| / true, over images with at least one object.</param>
/// <param name="SquaredRelative">SRE: root of the mean of (predicted - true)^2 / true, over images with at least one object.</param>
public sealed record CountErrors(double MeanAbsolute, double RootMeanSquare, double NormalisedAbsolute, double SquaredRelative)
{
    /// <summary>Computes all four; each is 0 when no image contributes to it.</summary>
    /// <param name="counts">One entry an image.</param>
    public static CountErrors Of(IReadOnlyList<CountPair> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var populated = counts.Where(static count => count.True > 0).ToList();
        return new(
            Mean(counts, static count => Math.Abs(count.Difference)),
            Math.Sqrt(Mean(counts, static count => count.Difference * count.Difference)),
            Mean(populated, static count => Math.Abs(count.Difference) / count.True),
            Math.Sqrt(Mean(populated, static count => count.Difference * count.Difference / count.True)));
    }

    private static double Mean(IReadOnlyList<CountPair> counts, Func<CountPair, double> error) =>
        counts.Count == 0 ? 0 : counts.Average(error);
}
