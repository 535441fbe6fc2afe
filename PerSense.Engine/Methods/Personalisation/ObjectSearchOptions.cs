using PerSense.Engine.Stages;

namespace PerSense.Engine.Methods.Personalisation;

/// <summary>How PerSAM and PerSAM-F find several objects, one after the other (specification section 5).</summary>
public sealed record ObjectSearchOptions
{
    /// <summary>Most objects that are looked for, 1 to 1000; default 1.</summary>
    [Option("How many objects are looked for at most; with 1 the most similar one is found and nothing else.", "PerSAM, section 3", IsBasic = true)]
    public int Most { get; init; } = 1;

    /// <summary>The cosine below which the largest similarity ends the search, -1..1; default 0.45 (paper, with DINOv2 features).</summary>
    [Option(
        "The search ends when no place left is as similar as this; the paper's value is for DINOv2 features.",
        "PerSAM, multi-object", IsBasic = true)]
    public double StopSimilarity { get; init; } = 0.45;

    /// <summary>The mask IoU with an earlier object from which a mask ends the search, 0..1; default 0.8 (released code).</summary>
    [Option("The search ends when a mask overlaps an earlier one as much as this.", "PerSAM code")]
    public double RepeatIou { get; init; } = 0.8;

    /// <summary>What is done to an object that was found; default <see cref="FoundObjectRule.ZeroSimilarity"/>.</summary>
    [Option("Take a found object out of the similarity map (fast), or paint it black and encode the image anew.", "PerSAM; PerSAM code")]
    public FoundObjectRule Found { get; init; } = FoundObjectRule.ZeroSimilarity;

    internal IEnumerable<string> Faults() =>
    [
        .. OptionCheck.Between("Objects.Most", Most, 1, 1000),
        .. StopSimilarity is >= -1 and <= 1 ? Enumerable.Empty<string>() : [$"Objects.StopSimilarity must be between -1 and 1, not {StopSimilarity}."],
        .. OptionCheck.Share("Objects.RepeatIou", RepeatIou),
    ];
}
