using PerSense.Engine.Stages;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.GroundedSam;

/// <summary>Every choice of a Grounded-SAM run. The defaults are the recommended preset; <see cref="GroundedSamPresets"/> holds the others.</summary>
public sealed record GroundedSamOptions : IMethodOptions
{
    /// <summary>Reference signature and similarity map, for the boxes of what is like the marked object.</summary>
    public SimilarityOptions Similarity { get; init; } = new();

    /// <summary>Whether a detector that reads words is asked when there is one and a class label; default true.</summary>
    [Option("Ask the detector for the class label when there are both; otherwise boxes come from density and similarity.", "Project", IsBasic = true)]
    public bool UseLabel { get; init; } = true;

    /// <summary>Confidence that a box must reach, 0..1; default 0.15 (GroundingDINO's box threshold in PerSense).</summary>
    [Option("Confidence that a box must reach.", "PerSense code", IsBasic = true)]
    public double LeastConfidence { get; init; } = 0.15;

    /// <summary>Mask IoU with a surer instance above which a mask is a duplicate, 0..1; null keeps duplicates (released code); default 0.5.</summary>
    [Option("Overlap with a surer instance above which a mask is a duplicate; empty keeps duplicates.", "Project; empty in the released code")]
    public double? DuplicateIou { get; init; } = 0.5;

    /// <inheritdoc/>
    public void Validate() => OptionCheck.Throw(
        [.. Similarity.Faults(), .. OptionCheck.Share("LeastConfidence", LeastConfidence), .. OptionCheck.Share("DuplicateIou", DuplicateIou)]);
}
