using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.Instances;

/// <summary>What instances should look like.</summary>
/// <param name="Appearance">The middle of exemplars and reference.</param>
/// <param name="Reference">The marked object alone.</param>
internal sealed record SoughtObject(ObjectAppearance Appearance, ObjectAppearance Reference);
