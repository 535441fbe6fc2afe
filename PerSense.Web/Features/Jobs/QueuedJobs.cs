namespace PerSense.Web.Features.Jobs;

/// <summary>The jobs that were put into the queue, in the order of the images.</summary>
internal sealed record QueuedJobs(IReadOnlyList<Guid> JobIds);
