namespace PerSense.Engine.Evaluation.Metrics;

/// <summary>How many predicted instances are true ones. Matches of several images are pooled by adding.</summary>
/// <param name="Hits">Pairs of one true and one predicted instance that match.</param>
/// <param name="True">True instances.</param>
/// <param name="Predicted">Predicted instances.</param>
public readonly record struct InstanceMatch(int Hits, int True, int Predicted)
{
    /// <summary>Harmonic mean of precision and recall, 0..1; 0 when there is nothing to find and nothing found.</summary>
    public double F1 => 2.0 * Hits / Math.Max(True + Predicted, 1);

    /// <summary>|predicted - true| / true; null when there is no true instance, for then it has no meaning.</summary>
    public double? CountError => True == 0 ? null : Math.Abs(Predicted - True) / (double)True;

    /// <summary>Pools two matches.</summary>
    /// <param name="left">One match.</param>
    /// <param name="right">Another one.</param>
    public static InstanceMatch operator +(InstanceMatch left, InstanceMatch right) =>
        new(left.Hits + right.Hits, left.True + right.True, left.Predicted + right.Predicted);

    /// <summary>Pools two matches; the named form of <c>+</c>.</summary>
    /// <param name="left">One match.</param>
    /// <param name="right">Another one.</param>
    public static InstanceMatch Add(InstanceMatch left, InstanceMatch right) => left + right;
}
