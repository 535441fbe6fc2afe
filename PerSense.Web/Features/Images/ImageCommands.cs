using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Data;
using PerSense.Web.Data.Files;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Projects;

namespace PerSense.Web.Features.Images;

/// <summary>What a person does with images that are there; uploading is <see cref="UploadEndpoint"/>.</summary>
public sealed class ImageCommands(IDbContextFactory<AppDbContext> databases, ProjectAccess access, ContentRelease release, RunningJobs running)
{
    /// <summary>Deletes images with their exemplars, jobs and runs; jobs at work on them are stopped.</summary>
    /// <returns>How many were deleted; ids that are not in the project are passed over.</returns>
    public async Task<Outcome<int>> DeleteAsync(Guid projectId, IReadOnlyCollection<Guid> imageIds, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await access.RefuseBelowAsync(db, projectId, ProjectRole.Editor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var images = (await access.WithinAsync<StoredImage>(db, projectId, ProjectRole.Editor)).Where(image => imageIds.Contains(image.Id));
        var hashes = await images.Select(static image => image.ContentHash).ToListAsync(cancellationToken);
        var runs = await db.Runs.AsNoTracking().Where(run => imageIds.Contains(run.ImageId) && run.ProjectId == projectId).ToListAsync(cancellationToken);
        var jobs = await db.Jobs.Where(job => job.ProjectId == projectId).Where(JobColumns.IsOpen).Where(job => imageIds.Contains(job.ImageId)
            || db.Exemplars.Any(exemplar => exemplar.Id == job.ExemplarId && imageIds.Contains(exemplar.ImageId))).Select(static job => job.Id).ToListAsync(cancellationToken);

        var deleted = await images.ExecuteDeleteAsync(cancellationToken);
        jobs.ForEach(running.Stop);
        await release.ImagesAsync(hashes, CancellationToken.None);
        await release.RunsAsync(runs.SelectMany(static run => run.Files), CancellationToken.None);
        return deleted;
    }
}
