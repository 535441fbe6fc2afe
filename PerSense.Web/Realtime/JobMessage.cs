using System.Text.Json.Serialization;
using PerSense.Web.Features.Jobs;

namespace PerSense.Web.Realtime;

/// <summary>What happens to a job, as it is sent to browsers and to pages. A closed choice.</summary>
public abstract record JobMessage
{
    private JobMessage()
    {
    }

    public Guid JobId { get; private init; }

    public Guid ImageId { get; private init; }

    [JsonIgnore]
    public Guid ProjectId { get; private init; }

    /// <summary>The name of the hub's message.</summary>
    [JsonIgnore]
    public abstract string Name { get; }

    /// <summary>The message about a certain job.</summary>
    internal JobMessage About(SegmentationJob job) => this with { JobId = job.Id, ImageId = job.ImageId, ProjectId = job.ProjectId };

    /// <summary>The job entered another state. Sent for every change, the first and the last included.</summary>
    /// <param name="State">The new state.</param>
    /// <param name="Error">Why it failed and what to do; null otherwise.</param>
    /// <param name="RunId">The stored run of a job that is done; null otherwise.</param>
    public sealed record Changed(JobStatus State, string? Error, Guid? RunId) : JobMessage
    {
        public override string Name => "jobChanged";
    }

    /// <summary>How far a running job is; at most some ten times a second.</summary>
    public sealed record Progress(JobProgress Value) : JobMessage
    {
        public override string Name => "progress";
    }

    /// <summary>Objects that were found; what a stored run keeps may differ, for later evidence removes some.</summary>
    public sealed record Instances(IReadOnlyList<InstanceItem> Items) : JobMessage
    {
        public override string Name => "instances";
    }

    /// <summary>The density and similarity maps can be fetched: of the job while it runs, of the run once that is stored.</summary>
    public sealed record Maps(Guid? RunId) : JobMessage
    {
        public override string Name => "maps";
    }

    /// <summary>The run is stored.</summary>
    public sealed record Finished(Guid RunId, int Count, double? ExpectedCount) : JobMessage
    {
        public override string Name => "finished";
    }
}
