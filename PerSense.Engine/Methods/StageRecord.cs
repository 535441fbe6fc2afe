namespace PerSense.Engine.Methods;

/// <summary>What one stage did in one pass.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Pass">1 or 2.</param>
/// <param name="Duration">Wall time spent.</param>
/// <param name="Inputs">How many things went in (prompts, candidates, exemplars; 1 for an image).</param>
/// <param name="Outputs">How many came out.</param>
public sealed record StageRecord(StageKind Stage, int Pass, TimeSpan Duration, int Inputs, int Outputs);
