using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.PointPrompts;

namespace PerSense.Engine.Methods.PerSense;

/// <summary>What the last pass decodes on one view of the image.</summary>
/// <param name="Query">The image, as it is seen.</param>
/// <param name="Density">Its density map.</param>
/// <param name="Prompts">The prompts.</param>
/// <param name="Scale">How large the objects looked for are.</param>
internal sealed record PerSenseSearch(PerSenseQuery Query, DensityMap Density, IReadOnlyList<PointPrompt> Prompts, ObjectScale Scale);
