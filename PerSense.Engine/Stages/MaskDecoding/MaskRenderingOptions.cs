namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>How predictions become masks.</summary>
public sealed record MaskRenderingOptions
{
    /// <summary>Masks of fewer pixels are dropped. Default: 1.</summary>
    public int MinimumArea { get; init; } = 1;
}
