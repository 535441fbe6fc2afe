using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerSense.Engine.Models;
using PerSense.Web.Access;
using PerSense.Web.Configuration;
using PerSense.Web.Data;
using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.ModelLibrary;
using PerSense.Web.Features.Projects;

namespace PerSense.Web.Features.Jobs;

/// <summary>What a person does with jobs.</summary>
public sealed class JobCommands(
    IDbContextFactory<AppDbContext> databases, ProjectAccess access, CurrentUser user, JobDesk desk, ModelChoices choices, IOptions<JobOptions> options)
{
    /// <summary>Puts jobs into the queue.</summary>
    /// <returns>Their ids, in the order of the images.</returns>
    public async Task<Outcome<IReadOnlyList<Guid>>> EnqueueAsync(Guid projectId, NewJob request, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await access.RefuseBelowAsync(db, projectId, ProjectRole.Editor, cancellationToken) is { } forbidden)
        {
            return forbidden;
        }

        var models = request.Models ?? await db.Projects.Where(project => project.Id == projectId).Select(static project => project.Models).SingleAsync(cancellationToken);
        var refusal = choices.Check(models)
            ?? CheckMethod(request, models)
            ?? await CheckSubjectsAsync(db, projectId, request, cancellationToken)
            ?? await CheckRoomAsync(db, request.ImageIds.Count, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var me = await user.IdAsync();
        var jobs = request.ImageIds.Select(imageId => new SegmentationJob
        {
            ProjectId = projectId,
            ImageId = imageId,
            ExemplarId = request.ExemplarId,
            Method = request.Method,
            Preset = request.Preset,
            Options = request.Options,
            Models = models,
            CreatedAt = desk.Now,
            CreatedById = me,
        }).ToList();
        db.Jobs.AddRange(jobs);
        await db.SaveChangesAsync(cancellationToken);
        jobs.ForEach(desk.Queue);
        return jobs.ConvertAll(static job => job.Id);
    }

    /// <summary>Stops a job, waiting or running. It counts as cancelled at once.</summary>
    public async Task<Outcome<Nothing>> CancelAsync(Guid projectId, Guid jobId, CancellationToken cancellationToken)
    {
        if (await CheckAsync(projectId, jobId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return await desk.CancelAsync(jobId, cancellationToken)
            ? default(Nothing)
            : Refusal.Conflict("This job is over, so there is nothing left to cancel. Look at its result instead.");
    }

    /// <summary>Puts a job that failed, was cancelled or was interrupted into the queue again.</summary>
    public async Task<Outcome<Nothing>> RetryAsync(Guid projectId, Guid jobId, CancellationToken cancellationToken)
    {
        if (await CheckAsync(projectId, jobId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return await desk.RetryAsync(jobId, cancellationToken)
            ? default(Nothing)
            : Refusal.Conflict("Only a job that failed, was cancelled or was interrupted can be run again. Start a new one instead.");
    }

    private async Task<Refusal?> CheckAsync(Guid projectId, Guid jobId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await access.RefuseBelowAsync(db, projectId, ProjectRole.Editor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var jobs = await access.WithinAsync<SegmentationJob>(db, projectId, ProjectRole.Editor);
        return await jobs.AnyAsync(job => job.Id == jobId, cancellationToken) ? null : Refusal.NotFound("job");
    }

    private Refusal? CheckMethod(NewJob request, ModelSelection models)
    {
        var method = desk.OffersFor(models).FirstOrDefault(offer => offer.Id == request.Method);
        if (method is null || method.Presets.All(preset => preset.Id != request.Preset))
        {
            return Refusal.Invalid("This method or preset is not available here. Choose one of the list.");
        }

        if (method.Lacks is { } lacks)
        {
            return Refusal.Conflict(lacks);
        }

        if (!IsJsonObject(request.Options))
        {
            return Refusal.Invalid("The options are no JSON object. Leave them out to use the preset as it is.");
        }

        return desk.FaultOf(request) is { } fault ? Refusal.Invalid(fault) : null;
    }

    private static bool IsJsonObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private async Task<Refusal?> CheckSubjectsAsync(AppDbContext db, Guid projectId, NewJob request, CancellationToken cancellationToken)
    {
        var ids = request.ImageIds.Distinct().ToList();
        var images = await access.WithinAsync<StoredImage>(db, projectId, ProjectRole.Editor);
        var exemplars = await access.WithinAsync<ExemplarMark>(db, projectId, ProjectRole.Editor);
        if (ids.Count == 0 || ids.Count != request.ImageIds.Count || await images.CountAsync(image => ids.Contains(image.Id), cancellationToken) != ids.Count)
        {
            return Refusal.NotFound("image");
        }

        return await exemplars.AnyAsync(exemplar => exemplar.Id == request.ExemplarId, cancellationToken) ? null : Refusal.NotFound("exemplar");
    }

    private async Task<Refusal?> CheckRoomAsync(AppDbContext db, int added, CancellationToken cancellationToken)
    {
        var me = await user.IdAsync();
        var waiting = await db.Jobs.Where(JobColumns.Is(JobStatus.Queued)).CountAsync(job => job.CreatedById == me, cancellationToken);
        return waiting + added <= options.Value.MaxWaitingPerPerson
            ? null
            : Refusal.Conflict($"You have {waiting} jobs waiting, and {options.Value.MaxWaitingPerPerson} are the most. Wait for some to finish, or cancel some.");
    }
}
