namespace PerSense.Engine.Stages.Instances;

/// <summary>Probabilities as the verifiers read them: on a scale without ends, and never quite sure.</summary>
internal static class LogOdds
{
    /// <summary>The least probability that is told apart from 0.</summary>
    public const double Least = 1e-3;

    /// <summary>The logarithm of a probability over its opposite, within that of <see cref="Least"/>.</summary>
    /// <param name="probability">0..1.</param>
    public static double Of(double probability)
    {
        var p = Math.Clamp(probability, Least, 1 - Least);
        return Math.Log(p / (1 - p));
    }

    /// <summary>The logarithm of the ratio of two probabilities, neither taken for less than <see cref="Least"/>.</summary>
    /// <param name="probability">0..1.</param>
    /// <param name="other">0..1.</param>
    public static double Ratio(double probability, double other) => Math.Log(Math.Max(probability, Least) / Math.Max(other, Least));
}
