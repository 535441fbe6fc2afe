namespace PerSense.Web.Features.Comparison;

/// <summary>How far two runs on one image agree, each at its own confidence threshold.</summary>
/// <param name="Left">Instances of the left run.</param>
/// <param name="Right">Instances of the right run.</param>
/// <param name="LeftAlone">The left instances without a partner, by their numbers in the run.</param>
/// <param name="RightAlone">The right instances without a partner, by their numbers in the run.</param>
public sealed record RunComparison(int Left, int Right, IReadOnlyList<int> LeftAlone, IReadOnlyList<int> RightAlone)
{
    /// <summary>Pairs of one left and one right instance with an IoU of at least 0.5; each instance is in one pair at most.</summary>
    public int Matched => Left - LeftAlone.Count;

    /// <summary>Left instances without a partner.</summary>
    public int OnlyLeft => LeftAlone.Count;

    /// <summary>Right instances without a partner.</summary>
    public int OnlyRight => RightAlone.Count;

    /// <summary>Share of all found instances that both runs found, 0..1 (the F1 of one run against the other); 1 when neither found any.</summary>
    public double Agreement => Left + Right == 0 ? 1 : 2.0 * Matched / (Left + Right);
}
