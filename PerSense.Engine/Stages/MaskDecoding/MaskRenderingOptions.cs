namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>How predictions become masks.</summary>
public sealed record MaskRenderingOptions
{
    /// <summary>Masks of fewer pixels are dropped. Default: 1.</summary>
    public int MinimumArea { get; init; } = 1;

    /// <summary>Threads that render side by side; 0 for one a core. Default: 0.</summary>
    public int MaximumThreads { get; init; }
}
