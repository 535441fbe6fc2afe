namespace PerSense.Web.Features.Runs;

/// <summary>What each stage of a run did.</summary>
/// <param name="Stages">In the order in which they ran.</param>
/// <param name="EncoderCalls">Images encoded.</param>
/// <param name="DecoderPrompts">Prompts decoded.</param>
/// <param name="DensityCalls">Density maps estimated.</param>
/// <param name="Milliseconds">Wall time of the whole run.</param>
public sealed record RunTrace(IReadOnlyList<RunStage> Stages, int EncoderCalls, int DecoderPrompts, int DensityCalls, double Milliseconds);
