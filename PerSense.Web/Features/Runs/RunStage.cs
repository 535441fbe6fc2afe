namespace PerSense.Web.Features.Runs;

/// <summary>What one stage did in one pass.</summary>
/// <param name="Stage">The stage's name in the engine, such as <c>MaskDecoding</c>.</param>
/// <param name="Pass">1 or 2.</param>
/// <param name="Milliseconds">Wall time.</param>
/// <param name="Inputs">How many things went in.</param>
/// <param name="Outputs">How many came out.</param>
public sealed record RunStage(string Stage, int Pass, double Milliseconds, int Inputs, int Outputs);
