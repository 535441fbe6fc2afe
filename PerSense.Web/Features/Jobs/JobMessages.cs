using PerSense.Web.Realtime;

namespace PerSense.Web.Features.Jobs;

internal static class JobMessages
{
    /// <summary>The job's state as a message.</summary>
    public static JobMessage ToChanged(this SegmentationJob job, Guid? runId = null) =>
        new JobMessage.Changed(job.State.Status, (job.State as JobState.Failed)?.Error, runId).About(job);
}
