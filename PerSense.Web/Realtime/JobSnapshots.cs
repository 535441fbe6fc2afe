using Microsoft.EntityFrameworkCore;
using PerSense.Web.Data;
using PerSense.Web.Features.Jobs;

namespace PerSense.Web.Realtime;

/// <summary>How things stand, for somebody who starts to watch while a job is at work.</summary>
public sealed class JobSnapshots(IDbContextFactory<AppDbContext> databases, RunningJobs running)
{
    /// <summary>The open jobs of an image and the latest one, as messages. The caller has checked that the person may see it.</summary>
    public async Task<IReadOnlyList<JobMessage>> OfImageAsync(Guid projectId, Guid imageId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var jobs = db.Jobs.AsNoTracking().Where(job => job.ProjectId == projectId && job.ImageId == imageId);
        var open = await jobs.Where(JobColumns.IsOpen).OrderBy(static job => job.Id).ToListAsync(cancellationToken);
        var latest = await jobs.OrderByDescending(static job => job.Id).FirstOrDefaultAsync(cancellationToken);
        var told = latest is { State.IsOver: true } ? [latest, .. open] : open;

        var messages = new List<JobMessage>();
        foreach (var job in told)
        {
            var runId = await db.Runs.Where(run => run.JobId == job.Id).Select(static run => (Guid?)run.Id).SingleOrDefaultAsync(cancellationToken);
            messages.Add(job.ToChanged(runId));
            messages.AddRange(running.Find(job.Id)?.Snapshot() ?? []);
        }

        return messages;
    }
}
