using PerSense.Engine.Methods;

namespace PerSense.Web.Features.Jobs;

/// <summary>What the engine found, and with which models.</summary>
public sealed record EngineAnswer(SegmentationResult Result, IReadOnlyList<string> ModelIds);
