namespace PerSense.Engine.Evaluation.Runs;

/// <summary>Names of what was evaluated.</summary>
/// <param name="Method">The method's id.</param>
/// <param name="Preset">The preset's id.</param>
/// <param name="Models">Ids of the models.</param>
public sealed record EvaluationSetup(string Method, string Preset, IReadOnlyList<string> Models);
