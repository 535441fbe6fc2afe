namespace PerSense.Web.Features.Jobs;

/// <summary>A job as programs see it.</summary>
/// <param name="Error">Why it failed and what to do; null otherwise.</param>
/// <param name="Progress">How far it is while it runs; null otherwise.</param>
/// <param name="RunId">The stored run of a job that is done; null otherwise.</param>
internal sealed record JobAnswer(
    Guid Id, Guid ImageId, Guid ExemplarId, string Method, string Preset, JobStatus State, string? Error, DateTimeOffset CreatedAt, JobProgress? Progress, Guid? RunId)
{
    public static JobAnswer From(JobRow job) => new(
        job.Id, job.ImageId, job.ExemplarId, job.Method, job.Preset, job.State.Status, (job.State as JobState.Failed)?.Error, job.CreatedAt, job.Progress, job.RunId);
}
