using PerSense.Engine.Models;

namespace PerSense.Web.Features.Jobs;

/// <summary>Hands jobs to the workers and takes them back. Knows no persons: who may is decided by the caller.</summary>
public sealed class JobDesk(JobStore store, JobQueue queue, RunningJobs running, JobTelling telling, ISegmentationEngine engine)
{
    internal IReadOnlyList<MethodOffer> OffersFor(ModelSelection models) => engine.OffersFor(models);

    internal string? FaultOf(NewJob job) => engine.FaultOf(job.Method, job.Preset, job.Options);

    internal DateTimeOffset Now => telling.Now;

    internal void Queue(SegmentationJob job)
    {
        telling.Changed(job);
        queue.Add(job.Id);
    }

    /// <returns>False when the job is over already.</returns>
    internal async Task<bool> CancelAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var cancelled = await store.TryMoveAsync(
            jobId,
            state => state switch
            {
                JobState.Queued => new JobState.Cancelled(null, Now),
                JobState.Running(var started) => new JobState.Cancelled(started, Now),
                _ => null,
            },
            cancellationToken);
        if (cancelled is null)
        {
            return false;
        }

        running.Stop(jobId);
        telling.Changed(cancelled);
        return true;
    }

    /// <returns>False when the job cannot be run again.</returns>
    internal async Task<bool> RetryAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var queued = await store.TryMoveAsync(jobId, static state => state.IsRetryable ? new JobState.Queued() : null, cancellationToken);
        if (queued is not null)
        {
            Queue(queued);
        }

        return queued is not null;
    }
}
