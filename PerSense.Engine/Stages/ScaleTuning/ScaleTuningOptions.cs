namespace PerSense.Engine.Stages.ScaleTuning;

/// <summary>How PerSAM-F's weights are trained (section 3.4; specification section 4.1).</summary>
public sealed record ScaleTuningOptions
{
    /// <summary>Number of steps, 1 to 100,000; default 1000 (paper).</summary>
    [Option("How many steps the weights are trained for.", "PerSAM, section 4; released code", IsBasic = true)]
    public int Steps { get; init; } = 1000;

    /// <summary>Learning rate of the first step; it falls to 0 along a cosine; positive; default 0.001 (paper).</summary>
    [Option("Learning rate of the first step; it falls to 0 along a cosine.", "PerSAM, section 4; released code")]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>AdamW's decoupled weight decay, 0 or more; default 0.01 (released code).</summary>
    [Option("How strongly each step pulls the weights towards the first mask.", "PerSAM code")]
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>On which grid the loss is taken; default <see cref="ScaleTuningResolution.Grid"/>.</summary>
    [Option("Measure the loss on the mask grid of the decoder (fast) or at the size of the image.", "PerSAM code")]
    public ScaleTuningResolution Resolution { get; init; } = ScaleTuningResolution.Grid;

    internal IEnumerable<string> Faults() =>
    [
        .. OptionCheck.Between("ScaleTuning.Steps", Steps, 1, 100_000),
        .. OptionCheck.Positive("ScaleTuning.LearningRate", LearningRate),
        .. OptionCheck.NotNegative("ScaleTuning.WeightDecay", WeightDecay),
    ];
}
