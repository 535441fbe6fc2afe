namespace PerSense.Web.Features.Jobs;

/// <summary>Where a job is. A closed choice; which may follow which is told by <see cref="MayBecome"/>.</summary>
public abstract record JobState
{
    private JobState()
    {
    }

    public abstract JobStatus Status { get; }

    /// <summary>Whether nothing more will happen to the job unless a person asks for it.</summary>
    public bool IsOver => this is not (Queued or Running);

    /// <summary>Whether a person may have it run again.</summary>
    public bool IsRetryable => this is Failed or Cancelled or Interrupted;

    /// <summary>Whether this state may be followed by another.</summary>
    public bool MayBecome(JobState next) => (this, next) switch
    {
        (Queued, Running or Cancelled) => true,
        (Running, Done or Failed or Cancelled or Interrupted) => true,
        (Failed or Cancelled or Interrupted, Queued) => true,
        _ => false,
    };

    /// <summary>Waiting for a worker.</summary>
    public sealed record Queued : JobState
    {
        public override JobStatus Status => JobStatus.Queued;
    }

    /// <summary>A worker is at it.</summary>
    public sealed record Running(DateTimeOffset StartedAt) : JobState
    {
        public override JobStatus Status => JobStatus.Running;
    }

    /// <summary>Finished; its run is stored.</summary>
    public sealed record Done(DateTimeOffset StartedAt, DateTimeOffset FinishedAt) : JobState
    {
        public override JobStatus Status => JobStatus.Done;
    }

    /// <summary>It could not be finished; the error says why and what to do.</summary>
    public sealed record Failed(DateTimeOffset StartedAt, DateTimeOffset FinishedAt, string Error) : JobState
    {
        public override JobStatus Status => JobStatus.Failed;
    }

    /// <summary>A person stopped it; it may not have started.</summary>
    public sealed record Cancelled(DateTimeOffset? StartedAt, DateTimeOffset FinishedAt) : JobState
    {
        public override JobStatus Status => JobStatus.Cancelled;
    }

    /// <summary>The server stopped while it ran.</summary>
    public sealed record Interrupted(DateTimeOffset StartedAt, DateTimeOffset FinishedAt) : JobState
    {
        public override JobStatus Status => JobStatus.Interrupted;
    }
}
