namespace PerSense.Engine.Methods;

/// <summary>A stage about to run.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Pass">1 or 2.</param>
/// <param name="Inputs">How many things go in (prompts, candidates, exemplars; 1 for an image).</param>
internal readonly record struct StageStep(StageKind Stage, int Pass, int Inputs = 1);
