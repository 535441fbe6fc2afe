using PerSense.Web.Access;
using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Projects;
using PerSense.Web.Features.Runs;

namespace PerSense.Web.Features.Studio;

/// <summary>What the studio asks of the other slices, and the one thing that it does itself: a search from a mark.</summary>
public sealed class StudioServices(
    ISegmentationEngine engine, ExemplarQueries exemplars, ExemplarCommands exemplarCommands, JobQueries jobs, JobCommands jobCommands, RunQueries runQueries, RunCommands runs,
    ProjectQueries projects)
{
    public ISegmentationEngine Engine { get; } = engine;

    public ExemplarQueries Exemplars { get; } = exemplars;

    public JobQueries Jobs { get; } = jobs;

    public JobCommands JobCommands { get; } = jobCommands;

    public RunQueries RunQueries { get; } = runQueries;

    public RunCommands Runs { get; } = runs;

    public ProjectQueries Projects { get; } = projects;

    /// <summary>Keeps the mark as an exemplar, unless it is one already, and puts the search into the queue.</summary>
    public async Task<Outcome<JobRow>> FindAllAsync(ImageDetails image, StudioState state, CancellationToken cancellationToken)
    {
        if (state.Exemplar is null)
        {
            if (state.Mark is not { } mark)
            {
                return Refusal.Invalid("No object is marked. Draw a box round one object on the image.");
            }

            var kept = await KeepAsync(image.ProjectId, image.Id, mark, cancellationToken);
            if (kept is not Outcome<ExemplarRow>.Done(var exemplar))
            {
                return kept.Refusal!;
            }

            state.Exemplar = exemplar;
        }

        return await QueueAsync(image, new NewJob([image.Id], state.Exemplar.Id, state.Method, state.Preset, state.Changes.ToJson()), cancellationToken);
    }

    /// <summary>Repeats a run: the same exemplar, models, method, preset and options.</summary>
    public async Task<Outcome<JobRow>> RepeatAsync(ImageDetails image, RunDetails run, CancellationToken cancellationToken)
    {
        var kept = await KeepAsync(image.ProjectId, run.ReferenceImageId, run.Mark, cancellationToken);
        return kept is Outcome<ExemplarRow>.Done(var exemplar)
            ? await QueueAsync(image, new NewJob([image.Id], exemplar.Id, run.Method, run.Preset, run.Options) { Models = run.Models }, cancellationToken)
            : kept.Refusal!;
    }

    private async Task<Outcome<JobRow>> QueueAsync(ImageDetails image, NewJob wish, CancellationToken cancellationToken)
    {
        var queued = await JobCommands.EnqueueAsync(image.ProjectId, wish, cancellationToken);
        return queued is Outcome<IReadOnlyList<Guid>>.Done([var jobId]) && await Jobs.FindAsync(image.ProjectId, jobId, cancellationToken) is { } job
            ? job
            : queued.Refusal ?? Refusal.NotFound("job");
    }

    private async Task<Outcome<ExemplarRow>> KeepAsync(Guid projectId, Guid imageId, StoredMark mark, CancellationToken cancellationToken)
    {
        // The same mark once more is the same exemplar.
        var known = await Exemplars.ListAsync(projectId, cancellationToken);
        if (known.FirstOrDefault(row => row.ImageId == imageId && StoredMarks.AreEqual(row.Mark, mark)) is { } same)
        {
            return same;
        }

        var created = await exemplarCommands.CreateAsync(projectId, new NewExemplar(imageId, mark), cancellationToken);
        return created is Outcome<Guid>.Done(var id) && await Exemplars.FindAsync(projectId, id, cancellationToken) is { } exemplar
            ? exemplar
            : created.Refusal ?? Refusal.NotFound("exemplar");
    }
}
