using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Data;
using PerSense.Web.Data.Files;
using PerSense.Web.Features.Projects;

namespace PerSense.Web.Features.Runs;

/// <summary>What a person does with stored runs.</summary>
public sealed class RunCommands(IDbContextFactory<AppDbContext> databases, ProjectAccess access, RunShelf shelf, ContentRelease release)
{
    /// <summary>Keeps the confidence slider's setting.</summary>
    /// <returns>The count by masks at that setting.</returns>
    public async Task<Outcome<int>> SetThresholdAsync(Guid projectId, Guid runId, double threshold, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await FindAsync(db, projectId, runId, cancellationToken);
        if (found is not Outcome<SegmentationRun>.Done(var run))
        {
            return found.Refusal!;
        }

        if (threshold is not (>= 0 and <= 1))
        {
            return Refusal.Invalid("The confidence must be between 0 and 1. Move the slider again.");
        }

        var instances = await shelf.ReadAsync(run.InstancesHash, cancellationToken);
        run.Threshold = threshold;
        run.CountByMasks = instances.Items.Count(item => item.Confidence >= threshold);
        await db.SaveChangesAsync(cancellationToken);
        return run.CountByMasks;
    }

    /// <summary>Deletes a run; its image and exemplar stay.</summary>
    public async Task<Outcome<Nothing>> DeleteAsync(Guid projectId, Guid runId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await FindAsync(db, projectId, runId, cancellationToken);
        if (found is not Outcome<SegmentationRun>.Done(var run))
        {
            return found.Refusal!;
        }

        db.Runs.Remove(run);
        await db.SaveChangesAsync(cancellationToken);
        await release.RunsAsync(run.Files, CancellationToken.None);
        return default(Nothing);
    }

    private async Task<Outcome<SegmentationRun>> FindAsync(AppDbContext db, Guid projectId, Guid runId, CancellationToken cancellationToken)
    {
        if (await access.RefuseBelowAsync(db, projectId, ProjectRole.Editor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var runs = await access.WithinAsync<SegmentationRun>(db, projectId, ProjectRole.Editor);
        return await runs.SingleOrDefaultAsync(run => run.Id == runId, cancellationToken) is { } run ? run : Refusal.NotFound("run");
    }
}
