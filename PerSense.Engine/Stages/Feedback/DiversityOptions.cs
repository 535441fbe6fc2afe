namespace PerSense.Engine.Stages.Feedback;

/// <summary>PerSense++'s diversity-aware exemplar selection (specification section 4).</summary>
public sealed record DiversityOptions
{
    /// <summary>Number of clusters, at least 1; default 3 (released code).</summary>
    [Option("Number of clusters that masks are sorted into by their looks.", "PerSense++ code")]
    public int Clusters { get; init; } = 3;

    /// <summary>Predicted IoU that a mask should exceed, 0..1; default 0.8 (released code).</summary>
    [Option("Predicted IoU that a mask should exceed to be selected; all are kept when fewer than three do.", "PerSense++ code")]
    public double LeastPredictedIou { get; init; } = 0.8;

    /// <summary>Box IoU above which the smaller of two selected boxes goes, 0..1; default 0.5 (released code).</summary>
    [Option("Overlap above which the smaller of two selected exemplars goes.", "PerSense++ code")]
    public double LargestOverlap { get; init; } = 0.5;

    /// <summary>Whether similarities to clusters are read at the wrong places once masks are gated (released code); default false.</summary>
    [Option("Repeat a slip of the released code: similarities belong to other masks once some are dropped.", "PerSense++ code")]
    public bool MisalignedSimilarity { get; init; }

    /// <summary>Whether a mask of almost the mean area counts as one square pixel off, not as infinitely good; default true.</summary>
    [Option("Bound the worth of a mask of exactly the mean area; without this it is infinite.", "Project; off in the code of PerSense++")]
    public bool BoundAreaTerm { get; init; } = true;

    /// <summary>Seed of the clustering; default 42 (released code).</summary>
    [Option("Seed of the clustering: the same seed gives the same exemplars.", "PerSense++ code")]
    public int Seed { get; init; } = 42;

    internal IEnumerable<string> Faults() =>
    [
        .. OptionCheck.AtLeast("Feedback.Diversity.Clusters", Clusters, 1),
        .. OptionCheck.Share("Feedback.Diversity.LeastPredictedIou", LeastPredictedIou),
        .. OptionCheck.Share("Feedback.Diversity.LargestOverlap", LargestOverlap),
    ];
}
