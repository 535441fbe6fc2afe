namespace PerSense.Engine.Stages.PointPrompts;

/// <summary>Whether candidates must reach a similarity that depends on the count. A closed choice.</summary>
public enum PromptThreshold
{
    /// <summary>No threshold (PerSense++ code).</summary>
    None,

    /// <summary>The largest similarity divided by the count over <see cref="PointPromptOptions.Factor"/> (PerSense, eq. 11).</summary>
    Adaptive,
}
