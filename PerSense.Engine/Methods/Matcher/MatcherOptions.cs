using PerSense.Engine.Stages;
using PerSense.Engine.Stages.Matching;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.Matcher;

/// <summary>Every choice of a Matcher run. The defaults are the recommended preset; <see cref="MatcherPresets"/> holds the others.</summary>
public sealed record MatcherOptions : IMethodOptions
{
    /// <summary>Patches to points, and points to masks.</summary>
    public MatchingOptions Matching { get; init; } = new();

    /// <summary>Masks to their union.</summary>
    public MergingOptions Merging { get; init; } = new();

    /// <summary>The similarity map that is shown with the result; it decides nothing.</summary>
    internal SimilarityOptions Similarity { get; } = new();

    /// <summary>What counts as one instance; default <see cref="MergedInstances.ConnectedParts"/>.</summary>
    [Option(
        "Count every connected part of the merged masks as an instance, or take them all as one.",
        "Project; Matcher has one mask", IsBasic = true)]
    public MergedInstances Instances { get; init; } = MergedInstances.ConnectedParts;

    /// <inheritdoc/>
    public void Validate() => OptionCheck.Throw([.. Matching.Faults(), .. Merging.Faults()]);
}
