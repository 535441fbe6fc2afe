namespace PerSense.Engine.Stages.Instances;

/// <summary>
/// How decoded masks become instances. The thresholds marked relative are factors on the exemplars' own median. A threshold of 0 asks for
/// nothing; with all of them at 0 every mask is accepted (paper, released code).
/// </summary>
public sealed record InstanceOptions
{
    /// <summary>What decides; default <see cref="InstanceChoice.Verifier"/>.</summary>
    [Option("What decides which masks are instances: the learned verifier of the models, or thresholds.", "Project")]
    public InstanceChoice Choice { get; init; } = InstanceChoice.Verifier;

    /// <summary>The verifier accepts masks of at least this share of the best ones' mean probability, 0..1; default 0.5.</summary>
    [Option("Share of the probability of the best masks that a mask must reach.", "Project", IsBasic = true)]
    public double VerifierCut { get; init; } = 0.5;

    /// <summary>How many of the best masks make that mean; at least 1; default 4.</summary>
    [Option("How many masks count as the best.", "Project")]
    public int VerifierBest { get; init; } = 4;

    /// <summary>Least value of that mean, 0..1, so that an image without instances stays empty; default 0.05.</summary>
    [Option("Least probability of the best masks, so that an image without instances stays empty.", "Project")]
    public double VerifierFloor { get; init; } = 0.05;

    /// <summary>Whether a set verifier, where the models have one, judges all candidates of the image together; default true.</summary>
    [Option("Let the models' set verifier judge all candidates of the image together, where they have one.", "Project")]
    public bool Together { get; init; } = true;

    /// <summary>Threshold: least candidate strength, relative; default 0.55.</summary>
    [Option("Threshold: least strength of the candidate, relative to the exemplars.", "Project")]
    public double LeastStrength { get; init; } = 0.55;

    /// <summary>Threshold: least candidate strength whatever the exemplars' is, 0..1; default 0.15.</summary>
    [Option("Threshold: least strength of the candidate in any case.", "Project")]
    public double StrengthFloor { get; init; } = 0.15;

    /// <summary>Threshold: least predicted IoU, 0..1; default 0.3.</summary>
    [Option("Threshold: least predicted IoU.", "Project")]
    public double LeastPredictedIou { get; init; } = 0.3;

    /// <summary>Threshold: least similarity probability, relative; default 0.85.</summary>
    [Option("Threshold: least similarity, relative to the exemplars.", "Project")]
    public double LeastSimilarity { get; init; } = 0.85;

    /// <summary>Threshold: least colour likeness, relative; default 0.7.</summary>
    [Option("Threshold: least likeness in colour, relative to the exemplars.", "Project")]
    public double LeastColour { get; init; } = 0.7;

    /// <summary>Threshold: largest ratio between the areas of a mask and of the exemplars, above 1; null for any; default 3.</summary>
    [Option("Threshold: largest ratio between the areas of a mask and of the exemplars; empty for any.", "Project")]
    public double? LargestAreaRatio { get; init; } = 3;

    /// <summary>Mask IoU with a better instance above which a mask is a duplicate, 0..1; null keeps duplicates; default 0.3.</summary>
    [Option("Overlap with a better instance above which a mask is a duplicate; empty keeps duplicates.", "Project")]
    public double? DuplicateIou { get; init; } = 0.3;

    /// <summary>Share of the smaller mask inside a better instance above which it is a duplicate, 0..1; null keeps such; default 0.7.</summary>
    [Option("Share of the smaller mask inside a better instance above which it is a duplicate; empty keeps such masks.", "Project")]
    public double? DuplicateContainment { get; init; } = 0.7;

    /// <summary>Instances below this confidence are not kept even for the slider, 0 to 0.5; default 0.25.</summary>
    [Option("Instances below this confidence are not even kept for the slider.", "Project")]
    public double ConfidenceFloor { get; init; } = 0.25;

    /// <summary>Whether an object marked on the searched image is always among the instances; default true.</summary>
    [Option("Count an object marked on the searched image as an instance in any case.", "Project")]
    public bool IncludeReference { get; init; } = true;

    /// <summary>Whether masks much larger than the others are rejected at the end (PerSense++, IMRM); default true.</summary>
    [Option("Reject masks that are much larger than the others.", "PerSense++ irrelevant-mask rejection", IsBasic = true)]
    public bool RejectIrrelevant { get; init; } = true;

    /// <summary>Whether that rule spares masks when no independent box of a detector could confirm one; default true; off in the released code.</summary>
    [Option("Spare such masks when there is no box of a detector that could confirm one.", "Project; off in the code of PerSense++")]
    public bool KeepUnconfirmed { get; init; } = true;

    /// <summary>Whether the result keeps what was measured of every candidate; default false.</summary>
    [Option("Keep what was measured of every candidate with the result, for fitting a verifier.", "Project")]
    public bool KeepCandidates { get; init; }

    internal IEnumerable<string> Faults() =>
    [
        .. OptionCheck.Share("Instances.VerifierCut", VerifierCut),
        .. OptionCheck.AtLeast("Instances.VerifierBest", VerifierBest, 1),
        .. OptionCheck.Share("Instances.VerifierFloor", VerifierFloor),
        .. OptionCheck.NotNegative("Instances.LeastStrength", LeastStrength),
        .. OptionCheck.Share("Instances.StrengthFloor", StrengthFloor),
        .. OptionCheck.Share("Instances.LeastPredictedIou", LeastPredictedIou),
        .. OptionCheck.NotNegative("Instances.LeastSimilarity", LeastSimilarity),
        .. OptionCheck.NotNegative("Instances.LeastColour", LeastColour),
        .. LargestAreaRatio is null or > 1 ? Enumerable.Empty<string>() : [$"Instances.LargestAreaRatio must be above 1, not {LargestAreaRatio}."],
        .. OptionCheck.Share("Instances.DuplicateIou", DuplicateIou),
        .. OptionCheck.Share("Instances.DuplicateContainment", DuplicateContainment),
        .. OptionCheck.Share("Instances.ConfidenceFloor", ConfidenceFloor),
    ];
}
