using Microsoft.EntityFrameworkCore;
using PerSense.Web.Data;
using PerSense.Web.Data.Files;
using PerSense.Web.Features.Jobs;

namespace PerSense.Web.Features.Projects;

/// <summary>Deletes a project: its rows, then the files that nothing else uses; jobs at work are stopped.</summary>
public sealed class ProjectRemoval(IDbContextFactory<AppDbContext> databases, ContentRelease release, RunningJobs running)
{
    public async Task DeleteAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var images = await db.Images.Where(image => image.ProjectId == projectId).Select(static image => image.ContentHash).ToListAsync(cancellationToken);
        var runs = await db.Runs.AsNoTracking().Where(run => run.ProjectId == projectId).ToListAsync(cancellationToken);
        var jobs = await db.Jobs.Where(job => job.ProjectId == projectId).Where(JobColumns.IsOpen).Select(static job => job.Id).ToListAsync(cancellationToken);

        await db.Projects.Where(project => project.Id == projectId).ExecuteDeleteAsync(cancellationToken);
        jobs.ForEach(running.Stop);
        await release.ImagesAsync(images, CancellationToken.None);
        await release.RunsAsync(runs.SelectMany(static run => run.Files), CancellationToken.None);
    }
}
