using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Data;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Projects;

namespace PerSense.Web.Features.Images;

/// <summary>What a person sees of images.</summary>
public sealed class ImageQueries(IDbContextFactory<AppDbContext> databases, ProjectAccess access)
{
    /// <summary>The images of a project, latest first; empty when the project is not the person's.</summary>
    public async Task<IReadOnlyList<ImageRow>> ListAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var images = await access.WithinAsync<StoredImage>(db, projectId);
        var waiting = db.Jobs.Where(JobColumns.IsOpen);
        return await images.OrderByDescending(static image => image.Id)
            .Select(image => new
            {
                Image = image,
                UploadedBy = db.Users.Where(person => person.Id == image.UploadedById).Select(static person => person.DisplayName).First(),
                OpenJobs = waiting.Count(job => job.ImageId == image.Id),
                Runs = db.Runs.Count(run => run.ImageId == image.Id),
                LastRun = db.Runs.Where(run => run.ImageId == image.Id).OrderByDescending(static run => run.FinishedAt)
                    .Select(static run => new { run.Id, run.CountByMasks }).FirstOrDefault(),
                LastJob = db.Jobs.Where(job => job.ImageId == image.Id).OrderByDescending(static job => job.Id)
                    .Select(static job => (JobStatus?)EF.Property<JobStatus>(job, JobColumns.Status)).FirstOrDefault(),
            })
            .Select(static row => new ImageRow(
                row.Image.Id, row.Image.FileName, row.Image.Format, row.Image.Width, row.Image.Height, row.Image.Bytes, row.Image.UploadedAt, row.UploadedBy,
                row.OpenJobs, row.Runs, row.LastRun == null ? null : row.LastRun.Id, row.LastRun == null ? null : row.LastRun.CountByMasks, row.LastJob))
            .ToListAsync(cancellationToken);
    }

    /// <summary>One image, or null when it is not the person's.</summary>
    public async Task<ImageDetails?> FindAsync(Guid projectId, Guid imageId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var images = await access.WithinAsync<StoredImage>(db, projectId);
        var image = await images.SingleOrDefaultAsync(image => image.Id == imageId, cancellationToken);
        if (image is null)
        {
            return null;
        }

        var role = await access.RoleAsync(db, projectId, cancellationToken);
        var name = await db.Projects.Where(project => project.Id == projectId).Select(static project => project.Name).SingleAsync(cancellationToken);
        var order = await images.OrderByDescending(static other => other.Id).Select(static other => other.Id).ToListAsync(cancellationToken);
        var place = order.IndexOf(imageId);
        return new ImageDetails(
            image.Id, projectId, name, role ?? ProjectRole.Viewer, image.FileName, image.Format, image.Width, image.Height, image.Bytes, image.UploadedAt,
            image.ContentHash, place > 0 ? order[place - 1] : null, place < order.Count - 1 ? order[place + 1] : null, place + 1, order.Count);
    }
}
