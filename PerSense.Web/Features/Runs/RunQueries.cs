using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Data;

namespace PerSense.Web.Features.Runs;

/// <summary>What a person sees of stored runs.</summary>
public sealed class RunQueries(IDbContextFactory<AppDbContext> databases, ProjectAccess access, RunShelf shelf)
{
    /// <summary>The runs of a project, latest first.</summary>
    public async Task<IReadOnlyList<RunRow>> ListAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await ListAsync(db, await access.WithinAsync<SegmentationRun>(db, projectId), cancellationToken);
    }

    /// <summary>The runs of one image, latest first.</summary>
    public async Task<IReadOnlyList<RunRow>> OfImageAsync(Guid projectId, Guid imageId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var runs = await access.WithinAsync<SegmentationRun>(db, projectId);
        return await ListAsync(db, runs.Where(run => run.ImageId == imageId), cancellationToken);
    }

    /// <summary>One run, or null when it is not the person's.</summary>
    public async Task<RunDetails?> FindAsync(Guid projectId, Guid runId, CancellationToken cancellationToken) =>
        await FindEntityAsync(projectId, runId, cancellationToken) is { } run
            ? new RunDetails(
                run.Id, run.ProjectId, run.JobId, run.ImageId, run.ReferenceImageId, run.Mark, run.Method, run.Preset, run.Options, run.ModelIds, run.CountByMasks,
                run.ExpectedCount, run.InstanceCount, run.RemovedDuplicates, run.Threshold, run.Notices, run.Trace, run.FinishedAt, run.DensityHash is not null)
            { Models = run.Models }
            : null;

    /// <summary>A run's instances, most confident first, or null when the run is not the person's.</summary>
    public async Task<StoredInstances?> InstancesAsync(Guid projectId, Guid runId, CancellationToken cancellationToken) =>
        await FindEntityAsync(projectId, runId, cancellationToken) is { } run ? await shelf.ReadAsync(run.InstancesHash, cancellationToken) : null;

    internal async Task<SegmentationRun?> FindEntityAsync(Guid projectId, Guid runId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var runs = await access.WithinAsync<SegmentationRun>(db, projectId);
        return await runs.AsNoTracking().SingleOrDefaultAsync(run => run.Id == runId, cancellationToken);
    }

    private static async Task<IReadOnlyList<RunRow>> ListAsync(AppDbContext db, IQueryable<SegmentationRun> runs, CancellationToken cancellationToken)
    {
        var rows = await runs.AsNoTracking().OrderByDescending(static run => run.FinishedAt)
            .Join(db.Images, static run => run.ImageId, static image => image.Id, static (run, image) => new { run, image.FileName })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(static row => new RunRow(
            row.run.Id, row.run.ImageId, row.FileName, row.run.Method, row.run.Preset, row.run.CountByMasks, row.run.ExpectedCount, row.run.Threshold,
            row.run.FinishedAt, row.run.Trace.Milliseconds, row.run.ModelIds));
    }
}
