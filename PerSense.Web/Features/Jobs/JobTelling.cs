using PerSense.Web.Features.Runs;
using PerSense.Web.Realtime;

namespace PerSense.Web.Features.Jobs;

/// <summary>Tells watchers and the log what becomes of jobs.</summary>
public sealed class JobTelling(JobFeed feed, TimeProvider clock, ILogger<JobTelling> log)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public void Changed(SegmentationJob job) => feed.Publish(job.ToChanged());

    public void Finished(SegmentationJob job, SegmentationRun run)
    {
        feed.Publish(new JobMessage.Changed(JobStatus.Done, null, run.Id).About(job));
        feed.Publish(new JobMessage.Maps(run.Id).About(job));
        feed.Publish(new JobMessage.Finished(run.Id, run.CountByMasks, run.ExpectedCount).About(job));
    }

    /// <summary>The sentence for the person; what nobody expected also goes to the log.</summary>
    public string Explain(Guid jobId, Exception fault)
    {
        if (JobFaults.Explain(fault) is { } sentence)
        {
            log.LogInformation("Job {JobId} failed: {Sentence}", jobId, sentence);
            return sentence;
        }

        log.LogError(fault, "Job {JobId} failed unexpectedly", jobId);
        return $"Something went wrong that PerSense did not expect. Run it again; if it happens again, tell an administrator the job's number {jobId}: the server's log has the details.";
    }

    public void Broken(Guid jobId, Exception fault) => log.LogError(fault, "Job {JobId} could not be recorded", jobId);
}
