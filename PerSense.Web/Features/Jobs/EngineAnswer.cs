using PerSense.Engine.Methods;

namespace PerSense.Web.Features.Jobs;

/// <summary>What the engine found, and with what.</summary>
/// <param name="Result">What it found.</param>
/// <param name="ModelIds">The models that it used.</param>
/// <param name="Options">All options as they were, those of the preset included.</param>
public sealed record EngineAnswer(SegmentationResult Result, IReadOnlyList<string> ModelIds, string Options);
