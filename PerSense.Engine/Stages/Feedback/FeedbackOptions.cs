namespace PerSense.Engine.Stages.Feedback;

/// <summary>How the best masks of the first pass become the exemplars of the second (PerSense, section 3.4).</summary>
public sealed record FeedbackOptions
{
    /// <summary>
    /// How often the best masks become the next exemplars, 0 to 8; default 1 (paper). 0 leaves the feedback out: candidates are detected
    /// once, from the first exemplar.
    /// </summary>
    [Option(
        "How often the best masks become the next exemplars; 0 leaves the feedback out. The paper compares 1 to 4.",
        "PerSense, section 3.4", IsBasic = true)]
    public int Iterations { get; init; } = 1;

    /// <summary>How exemplars are selected among the masks of a pass; default <see cref="ExemplarSelection.Diverse"/>.</summary>
    [Option(
        "Select the best masks as exemplars, or masks of different sizes and looks.",
        "PerSense, section 3.4; PerSense++ diversity-aware selection", IsBasic = true)]
    public ExemplarSelection Selection { get; init; } = ExemplarSelection.Diverse;

    /// <summary>How <see cref="ExemplarSelection.Diverse"/> selects.</summary>
    public DiversityOptions Diversity { get; init; } = new();

    /// <summary>Most exemplars of the second pass besides marked ones, the initial one included; at least 1; default 4 (paper).</summary>
    [Option("How many of the best masks become exemplars of the next pass; the paper compares 1 to 6.", "PerSense, section 3.4", IsBasic = true)]
    public int Exemplars { get; init; } = 4;

    /// <summary>Whether the first pass's exemplar stays, ahead of the others (released code); default false (paper).</summary>
    [Option("Keep the first exemplar ahead of the others.", "PerSense code")]
    public bool IncludeInitial { get; init; }

    /// <summary>Whether objects marked on the searched image stay exemplars, ahead of all others; default true.</summary>
    [Option("Keep objects marked on the searched image as exemplars.", "Project")]
    public bool KeepMarked { get; init; } = true;

    /// <summary>By what the masks are ranked; default <see cref="FeedbackRanking.Evidence"/>.</summary>
    [Option("By what masks are ranked as exemplars: their predicted IoU, or all evidence.", "PerSense, section 3.4")]
    public FeedbackRanking Ranking { get; init; } = FeedbackRanking.Evidence;

    /// <summary>Box IoU with a better exemplar above which a mask is passed over, 0..1; null for no such test; default 0.5.</summary>
    [Option("Overlap with a better exemplar above which a mask is passed over; empty for no such test.", "Project")]
    public double? DeduplicateIou { get; init; } = 0.5;

    /// <summary>
    /// Most candidates of the first pass that are decoded, the strongest first; null for all; default 64. It bounds the choice of exemplars, not
    /// the instances: those come from the second pass, which decodes every prompt.
    /// </summary>
    [Option("Most candidates that are decoded before the last pass; empty for all.", "Project")]
    public int? MostCandidates { get; init; } = 64;

    internal IEnumerable<string> Faults() =>
    [
        .. OptionCheck.Between("Feedback.Iterations", Iterations, 0, 8),
        .. Diversity.Faults(),
        .. OptionCheck.AtLeast("Feedback.Exemplars", Exemplars, 1),
        .. OptionCheck.Share("Feedback.DeduplicateIou", DeduplicateIou),
        .. OptionCheck.AtLeast("Feedback.MostCandidates", MostCandidates, 1),
    ];
}
