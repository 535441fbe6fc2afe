using PerSense.Web.Data.Files;

namespace PerSense.Web.Features.Jobs;

/// <summary>
/// After a start, before any worker: jobs that were running when the last server ended are marked as interrupted, waiting ones take
/// their place in the queue, files without a row are deleted.
/// </summary>
internal sealed class JobRecovery(JobStore store, JobQueue queue, ContentRelease release, TimeProvider clock, ILogger<JobRecovery> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var jobId in await store.WithStatusAsync(JobStatus.Running, cancellationToken))
        {
            await store.TryMoveAsync(
                jobId, state => state is JobState.Running(var started) ? new JobState.Interrupted(started, clock.GetUtcNow()) : null, cancellationToken);
            log.LogWarning("Job {JobId} was at work when the server ended; it is marked as interrupted and can be run again", jobId);
        }

        foreach (var jobId in await store.WithStatusAsync(JobStatus.Queued, cancellationToken))
        {
            queue.Add(jobId);
        }

        await release.SweepAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
