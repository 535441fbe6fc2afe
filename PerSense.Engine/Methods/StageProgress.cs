namespace PerSense.Engine.Methods;

/// <summary>How far a run is.</summary>
/// <param name="Stage">The stage at work.</param>
/// <param name="Pass">1 for the first pass, 2 for the one after feedback.</param>
/// <param name="Done">Steps of this stage that are done.</param>
/// <param name="Total">Steps of this stage; 1 for a stage without steps. A stage is over when both are equal.</param>
/// <param name="Fraction">Estimated share of the whole run that is done, 0..1, never falling.</param>
public sealed record StageProgress(StageKind Stage, int Pass, int Done, int Total, double Fraction);
