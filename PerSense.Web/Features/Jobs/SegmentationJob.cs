using PerSense.Engine.Models;
using PerSense.Web.Access;

namespace PerSense.Web.Features.Jobs;

/// <summary>A request to find every instance of an exemplar in an image, and what became of it.</summary>
public sealed class SegmentationJob : IProjectOwned
{
    private JobStatus _status = JobStatus.Queued;
    private DateTimeOffset? _startedAt;
    private DateTimeOffset? _finishedAt;
    private string? _error;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ProjectId { get; init; }

    /// <summary>The image to search.</summary>
    public required Guid ImageId { get; init; }

    /// <summary>The exemplar to search for; it may lie on another image of the project.</summary>
    public required Guid ExemplarId { get; init; }

    /// <summary>The method's id in the engine's catalogue.</summary>
    public required string Method { get; init; }

    /// <summary>The preset's id.</summary>
    public required string Preset { get; init; }

    /// <summary>What the person changed in the preset, as JSON; <c>{}</c> for nothing.</summary>
    public string Options { get; init; } = "{}";

    /// <summary>The models to use, as they were chosen when the job was made.</summary>
    public ModelSelection Models { get; init; } = ModelSelection.Default;

    public required DateTimeOffset CreatedAt { get; init; }

    public required Guid CreatedById { get; init; }

    public JobState State => _status switch
    {
        JobStatus.Queued => new JobState.Queued(),
        JobStatus.Running => new JobState.Running(_startedAt!.Value),
        JobStatus.Done => new JobState.Done(_startedAt!.Value, _finishedAt!.Value),
        JobStatus.Failed => new JobState.Failed(_startedAt!.Value, _finishedAt!.Value, _error!),
        JobStatus.Cancelled => new JobState.Cancelled(_startedAt, _finishedAt!.Value),
        JobStatus.Interrupted => new JobState.Interrupted(_startedAt!.Value, _finishedAt!.Value),
        _ => throw new InvalidOperationException($"Job {Id} is stored with the unknown state {_status}."),
    };

    /// <summary>Moves the job on.</summary>
    /// <returns>False, with nothing changed, when its state may not be followed by the next one.</returns>
    public bool TryMove(JobState next)
    {
        if (!State.MayBecome(next))
        {
            return false;
        }

        (_status, _startedAt, _finishedAt, _error) = next switch
        {
            JobState.Running(var started) => (next.Status, started, null, null),
            JobState.Done(var started, var finished) => (next.Status, started, finished, null),
            JobState.Failed(var started, var finished, var error) => (next.Status, started, finished, error),
            JobState.Cancelled(var started, var finished) => (next.Status, started, finished, null),
            JobState.Interrupted(var started, var finished) => (next.Status, started, finished, null),
            _ => (next.Status, (DateTimeOffset?)null, (DateTimeOffset?)null, (string?)null),
        };
        return true;
    }
}
