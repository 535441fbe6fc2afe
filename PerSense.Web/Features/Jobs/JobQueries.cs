using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Data;

namespace PerSense.Web.Features.Jobs;

/// <summary>What a person sees of jobs.</summary>
public sealed class JobQueries(IDbContextFactory<AppDbContext> databases, ProjectAccess access, RunningJobs running)
{
    private const int LatestOfAProject = 500;

    /// <summary>Jobs that wait or run in any of the person's projects, oldest first: the job tray.</summary>
    public async Task<IReadOnlyList<JobRow>> OpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var projects = (await access.ProjectsAsync(db)).Select(static project => project.Id);
        var jobs = db.Jobs.Where(JobColumns.IsOpen).Where(job => projects.Contains(job.ProjectId)).OrderBy(static job => job.Id);
        return await RowsAsync(db, jobs, cancellationToken);
    }

    /// <summary>The latest 500 jobs of a project, latest first.</summary>
    public async Task<IReadOnlyList<JobRow>> ListAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var jobs = await access.WithinAsync<SegmentationJob>(db, projectId);
        return await RowsAsync(db, jobs.OrderByDescending(static job => job.Id).Take(LatestOfAProject), cancellationToken);
    }

    /// <summary>The latest job of an image, or null.</summary>
    public async Task<JobRow?> LatestOfImageAsync(Guid projectId, Guid imageId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var jobs = (await access.WithinAsync<SegmentationJob>(db, projectId)).Where(job => job.ImageId == imageId);
        return (await RowsAsync(db, jobs.OrderByDescending(static job => job.Id).Take(1), cancellationToken)).SingleOrDefault();
    }

    /// <summary>One job, or null when it is not the person's.</summary>
    public async Task<JobRow?> FindAsync(Guid projectId, Guid jobId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var jobs = await access.WithinAsync<SegmentationJob>(db, projectId);
        return (await RowsAsync(db, jobs.Where(job => job.Id == jobId), cancellationToken)).SingleOrDefault();
    }

    private async Task<IReadOnlyList<JobRow>> RowsAsync(AppDbContext db, IQueryable<SegmentationJob> jobs, CancellationToken cancellationToken)
    {
        var rows = await jobs.AsNoTracking()
            .Select(job => new
            {
                Job = job,
                Project = db.Projects.Where(project => project.Id == job.ProjectId).Select(static project => project.Name).First(),
                Image = db.Images.Where(image => image.Id == job.ImageId).Select(static image => image.FileName).First(),
                Exemplar = db.Exemplars.Where(exemplar => exemplar.Id == job.ExemplarId).Select(static exemplar => exemplar.Name).First(),
                Person = db.Users.Where(person => person.Id == job.CreatedById).Select(static person => person.DisplayName).First(),
                RunId = db.Runs.Where(run => run.JobId == job.Id).Select(static run => (Guid?)run.Id).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new JobRow(
            row.Job.Id, row.Job.ProjectId, row.Project, row.Job.ImageId, row.Image, row.Job.ExemplarId, row.Exemplar, row.Job.Method, row.Job.Preset, row.Job.State,
            row.Job.CreatedAt, row.Person, running.Find(row.Job.Id)?.Progress, row.RunId));
    }
}
