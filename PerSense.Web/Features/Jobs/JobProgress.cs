using PerSense.Engine.Methods;

namespace PerSense.Web.Features.Jobs;

/// <summary>How far a running job is.</summary>
/// <param name="Stage">The stage at work.</param>
/// <param name="Pass">1, or 2 after feedback.</param>
/// <param name="Done">Steps of the stage that are done.</param>
/// <param name="Total">Steps of the stage.</param>
/// <param name="Fraction">Share of the whole job, 0..1.</param>
/// <param name="ElapsedMs">Milliseconds since it started.</param>
/// <param name="RemainingMs">Estimated milliseconds to go; null while too little is known.</param>
public sealed record JobProgress(StageKind Stage, int Pass, int Done, int Total, double Fraction, double ElapsedMs, double? RemainingMs);
