using System.Collections.Concurrent;
using PerSense.Web.Realtime;

namespace PerSense.Web.Features.Jobs;

/// <summary>The jobs at work in this process.</summary>
public sealed class RunningJobs(JobFeed feed, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, RunningJob> _jobs = new();

    public RunningJob? Find(Guid jobId) => _jobs.GetValueOrDefault(jobId);

    /// <summary>Asks a job's run to end; does nothing when it is not at work.</summary>
    public void Stop(Guid jobId) => Find(jobId)?.Stop();

    /// <summary>Takes the job in until the answer is disposed; a run of the same job that was stopped and still winds down is waited for.</summary>
    internal async Task<RunningJob> AddAsync(SegmentationJob job, CancellationToken serverStops)
    {
        var added = new RunningJob(job, feed, clock, Remove, serverStops);
        while (!_jobs.TryAdd(job.Id, added))
        {
            await (Find(job.Id)?.Ended ?? Task.CompletedTask).WaitAsync(serverStops);
        }

        return added;
    }

    private void Remove(RunningJob job) => _jobs.TryRemove(job.Id, out _);
}
