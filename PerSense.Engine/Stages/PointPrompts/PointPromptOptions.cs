namespace PerSense.Engine.Stages.PointPrompts;

/// <summary>How candidates become prompts (PerSense's PPSM).</summary>
public sealed record PointPromptOptions
{
    /// <summary>Whether a similarity must be reached; default <see cref="PromptThreshold.None"/>.</summary>
    [Option(
        "Whether a candidate must be similar enough to the marked object, and how much the count loosens that.",
        "PerSense, eq. 11; left out by PerSense++", IsBasic = true)]
    public PromptThreshold Threshold { get; init; } = PromptThreshold.None;

    /// <summary>The paper's norm factor k, positive; default the square root of 2.</summary>
    [Option("Normalisation factor k of the adaptive threshold; the paper compares 1, 1.414, 1.732 and 2.", "PerSense, eq. 11", IsBasic = true)]
    public double Factor { get; init; } = Math.Sqrt(2);

    /// <summary>The count that the threshold divides by; default <see cref="PromptCount.Candidates"/>.</summary>
    [Option("Which count the adaptive threshold divides by.", "PerSense code")]
    public PromptCount Count { get; init; } = PromptCount.Candidates;

    /// <summary>The rule for a single object; default <see cref="SingleObjectRule.HalfMax"/>.</summary>
    [Option(
        "What happens when a single object is expected: half of the largest similarity, or the best candidate alone.",
        "PerSense code; PerSense, section 3.3")]
    public SingleObjectRule SingleObject { get; init; } = SingleObjectRule.HalfMax;

    /// <summary>Whether boxes gate; default <see cref="PromptGate.DetectorBoxes"/>.</summary>
    [Option("Whether a candidate must lie in a box of the detector.", "PerSense code and fourth version of the paper", IsBasic = true)]
    public PromptGate Gate { get; init; } = PromptGate.DetectorBoxes;

    /// <summary>When all candidates are used because none was selected; default <see cref="PromptFallback.BothPasses"/>.</summary>
    [Option("When all candidates are used because none was selected.", "PerSense code; PerSense++ code")]
    public PromptFallback Fallback { get; init; } = PromptFallback.BothPasses;

    internal IEnumerable<string> Faults() => OptionCheck.Positive("PointPrompts.Factor", Factor);
}
