using PerSense.Web.Features.Exemplars;

namespace PerSense.Web.Features.Jobs;

/// <summary>What a job works on.</summary>
/// <param name="Task">For the engine.</param>
/// <param name="Exemplar">The exemplar as it is now; stored with the run.</param>
internal sealed record JobInput(EngineTask Task, ExemplarMark Exemplar);
