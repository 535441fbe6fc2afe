namespace PerSense.Engine.Stages.Feedback;

/// <summary>How the best masks of the first pass become the exemplars of the second (PerSense, section 3.4).</summary>
public sealed record FeedbackOptions
{
    /// <summary>Most exemplars of the second pass besides marked ones, the initial one included; at least 1; default 4 (paper).</summary>
    public int Exemplars { get; init; } = 4;

    /// <summary>Whether the first pass's exemplar stays, ahead of the others (released code); default false (paper).</summary>
    public bool IncludeInitial { get; init; }

    /// <summary>Whether objects marked on the searched image stay exemplars, ahead of all others; default true.</summary>
    public bool KeepMarked { get; init; } = true;

    /// <summary>By what the masks are ranked; default <see cref="FeedbackRanking.Evidence"/>.</summary>
    public FeedbackRanking Ranking { get; init; } = FeedbackRanking.Evidence;

    /// <summary>Box IoU with a better exemplar above which a mask is passed over, 0..1; null for no such test; default 0.5.</summary>
    public double? DeduplicateIou { get; init; } = 0.5;

    /// <summary>
    /// Most candidates of the first pass that are decoded, the strongest first; null for all; default 64. It bounds the choice of exemplars, not
    /// the instances: those come from the second pass, which decodes every prompt.
    /// </summary>
    public int? MostCandidates { get; init; } = 64;

    internal IEnumerable<string> Faults() =>
    [
        .. OptionCheck.AtLeast("Feedback.Exemplars", Exemplars, 1),
        .. OptionCheck.Share("Feedback.DeduplicateIou", DeduplicateIou),
        .. OptionCheck.AtLeast("Feedback.MostCandidates", MostCandidates, 1),
    ];
}
