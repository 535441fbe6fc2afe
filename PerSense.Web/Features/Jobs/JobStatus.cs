namespace PerSense.Web.Features.Jobs;

/// <summary>The name of a job's state, for queries and for showing; <see cref="JobState"/> is the state itself.</summary>
public enum JobStatus
{
    Queued = 1,
    Running = 2,
    Done = 3,
    Failed = 4,
    Cancelled = 5,
    Interrupted = 6,
}
