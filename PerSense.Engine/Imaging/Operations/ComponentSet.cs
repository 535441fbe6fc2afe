namespace PerSense.Engine.Imaging.Operations;

/// <summary>The connected regions of a mask.</summary>
/// <param name="Labels">Every pixel's region number; 0 is background.</param>
/// <param name="Items">The regions in order of their numbers: item <c>i</c> has label <c>i + 1</c>.</param>
public sealed record ComponentSet(LabelMap Labels, IReadOnlyList<Component> Items);
