namespace PerSense.Web.Features.Jobs;

internal static class RemainingTime
{
    private const double LeastFraction = 0.02;

    /// <summary>Milliseconds to go if the rest takes as long as its share says; null while the share is too small to tell.</summary>
    public static double? Estimate(TimeSpan elapsed, double fraction) =>
        fraction < LeastFraction ? null : elapsed.TotalMilliseconds * (1 - Math.Min(fraction, 1)) / fraction;
}
