namespace PerSense.Engine.Stages.PointPrompts;

/// <summary>When all candidates are used because none was selected. A closed choice.</summary>
public enum PromptFallback
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>In the last pass (released code).</summary>
    SecondPass,

    /// <summary>In every pass (PerSense++).</summary>
    BothPasses,
}
