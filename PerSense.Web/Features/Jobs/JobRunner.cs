using PerSense.Web.Features.Runs;

namespace PerSense.Web.Features.Jobs;

/// <summary>Runs one job from its claim to its stored result. Never throws: whatever happens becomes the job's state.</summary>
internal sealed class JobRunner(
    JobStore store, RunningJobs running, JobInputs inputs, ISegmentationEngine engine, RunWriter writer, JobTelling telling)
{
    public async Task RunAsync(Guid jobId, CancellationToken serverStops)
    {
        try
        {
            if (await store.FindAsync(jobId, serverStops) is { State: JobState.Queued } job)
            {
                using var work = await running.AddAsync(job, serverStops);
                await RunAsync(work, serverStops);
            }
        }
        catch (OperationCanceledException) when (serverStops.IsCancellationRequested)
        {
            // Still queued; the next start finds it.
        }
        catch (Exception fault)
        {
            // The database itself failed: the job stays as it is, and the next start finds it.
            telling.Broken(jobId, fault);
        }
    }

    private async Task RunAsync(RunningJob work, CancellationToken serverStops)
    {
        // Claiming comes after the job can be found by whoever wants to stop it, so that no cancellation falls between.
        var started = telling.Now;
        if (await store.TryMoveAsync(work.Id, state => state is JobState.Queued ? new JobState.Running(started) : null, CancellationToken.None) is not { } job)
        {
            return;
        }

        telling.Changed(job);
        try
        {
            var task = await inputs.ReadAsync(job, work.Stopped);
            var answer = await Task.Factory.StartNew(
                () => engine.Segment(task.Task, work, work.Stopped), work.Stopped, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            if (await writer.SaveAsync(job, task, answer, CancellationToken.None) is { } run)
            {
                telling.Finished(job, run);
            }
        }
        catch (OperationCanceledException) when (work.Stopped.IsCancellationRequested)
        {
            await EndAsync(work.Id, serverStops.IsCancellationRequested
                ? new JobState.Interrupted(started, telling.Now)
                : new JobState.Cancelled(started, telling.Now));
        }
        catch (Exception fault)
        {
            await EndAsync(work.Id, new JobState.Failed(started, telling.Now, telling.Explain(work.Id, fault)));
        }
    }

    private async Task EndAsync(Guid jobId, JobState end)
    {
        // Cancelled and started anew meanwhile, the job is no longer this run's to end.
        if (await store.TryMoveAsync(jobId, state => state is JobState.Running ? end : null, CancellationToken.None) is { } job)
        {
            telling.Changed(job);
        }
    }
}
