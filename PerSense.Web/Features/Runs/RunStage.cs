using PerSense.Engine.Methods;

namespace PerSense.Web.Features.Runs;

/// <summary>What one stage did in one pass.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Pass">1 or 2.</param>
/// <param name="Milliseconds">Wall time.</param>
/// <param name="Inputs">How many things went in.</param>
/// <param name="Outputs">How many came out.</param>
public sealed record RunStage(StageKind Stage, int Pass, double Milliseconds, int Inputs, int Outputs);
