namespace PerSense.Engine.Stages.Instances;

/// <summary>
/// How decoded masks become instances. The thresholds marked relative are factors on the exemplars' own median. A threshold of 0 asks for
/// nothing; with all of them at 0 every mask is accepted (paper, released code).
/// </summary>
public sealed record InstanceOptions
{
    /// <summary>Least candidate strength, relative; default 0.4.</summary>
    public double LeastStrength { get; init; } = 0.4;

    /// <summary>Least candidate strength whatever the exemplars' is, 0..1; default 0.15.</summary>
    public double StrengthFloor { get; init; } = 0.15;

    /// <summary>Least predicted IoU, 0..1; default 0.15.</summary>
    public double LeastPredictedIou { get; init; } = 0.15;

    /// <summary>Least similarity probability, relative; default 0.7.</summary>
    public double LeastSimilarity { get; init; } = 0.7;

    /// <summary>Least colour likeness, relative; default 0.5.</summary>
    public double LeastColour { get; init; } = 0.5;

    /// <summary>Largest ratio between the areas of a mask and of the exemplars, above 1; null for any; default 6.</summary>
    public double? LargestAreaRatio { get; init; } = 6;

    /// <summary>Mask IoU with a better instance above which a mask is a duplicate, 0..1; null keeps duplicates; default 0.3.</summary>
    public double? DuplicateIou { get; init; } = 0.3;

    /// <summary>Share of the smaller mask inside a better instance above which it is a duplicate, 0..1; null keeps such; default 0.7.</summary>
    public double? DuplicateContainment { get; init; } = 0.7;

    /// <summary>Instances below this confidence are not kept even for the slider, 0 to 0.5; default 0.25.</summary>
    public double ConfidenceFloor { get; init; } = 0.25;

    /// <summary>Whether an object marked on the searched image is always among the instances; default true.</summary>
    public bool IncludeReference { get; init; } = true;

    internal IEnumerable<string> Faults() =>
    [
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
