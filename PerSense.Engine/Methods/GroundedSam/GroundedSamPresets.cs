namespace PerSense.Engine.Methods.GroundedSam;

/// <summary>The named sets of options of Grounded-SAM.</summary>
public static class GroundedSamPresets
{
    /// <summary>The defaults of every option.</summary>
    public static GroundedSamOptions Recommended { get; } = new();

    /// <summary>The released script: every box becomes a mask, overlaps included.</summary>
    public static GroundedSamOptions ReferenceParity { get; } = new() { DuplicateIou = null };
}
