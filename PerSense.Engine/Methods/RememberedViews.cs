namespace PerSense.Engine.Methods;

/// <summary>The part of a memory that belongs to certain networks.</summary>
/// <param name="Memory">The memory; shared by runs, and by other networks.</param>
/// <param name="Networks">What tells these networks from others: the checksums of their files.</param>
public sealed record RememberedViews(ViewMemory Memory, string Networks);
