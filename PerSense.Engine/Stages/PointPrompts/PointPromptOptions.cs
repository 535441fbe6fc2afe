namespace PerSense.Engine.Stages.PointPrompts;

/// <summary>How candidates become prompts (PerSense's PPSM).</summary>
public sealed record PointPromptOptions
{
    /// <summary>Whether a similarity must be reached; default <see cref="PromptThreshold.None"/>.</summary>
    public PromptThreshold Threshold { get; init; } = PromptThreshold.None;

    /// <summary>The paper's norm factor k, positive; default the square root of 2.</summary>
    public double Factor { get; init; } = Math.Sqrt(2);

    /// <summary>The count that the threshold divides by; default <see cref="PromptCount.Candidates"/>.</summary>
    public PromptCount Count { get; init; } = PromptCount.Candidates;

    /// <summary>The rule for a single object; default <see cref="SingleObjectRule.HalfMax"/>.</summary>
    public SingleObjectRule SingleObject { get; init; } = SingleObjectRule.HalfMax;

    /// <summary>Whether boxes gate; default <see cref="PromptGate.DetectorBoxes"/>.</summary>
    public PromptGate Gate { get; init; } = PromptGate.DetectorBoxes;

    /// <summary>When all candidates are used because none was selected; default <see cref="PromptFallback.BothPasses"/>.</summary>
    public PromptFallback Fallback { get; init; } = PromptFallback.BothPasses;

    internal IEnumerable<string> Faults() => OptionCheck.Positive("PointPrompts.Factor", Factor);
}
