namespace PerSense.Engine.Stages.Grounding;

/// <summary>When a detection counts (PerSense's settings of GroundingDINO).</summary>
public sealed record GroundingOptions
{
    /// <summary>A box counts when its largest token probability exceeds this, 0..1; default 0.15.</summary>
    public double BoxThreshold { get; init; } = 0.15;

    /// <summary>A word belongs to a box's phrase when its probability exceeds this, 0..1; default 0.1.</summary>
    public double TextThreshold { get; init; } = 0.1;
}
