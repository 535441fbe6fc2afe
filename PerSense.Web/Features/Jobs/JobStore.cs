using Microsoft.EntityFrameworkCore;
using PerSense.Web.Data;

namespace PerSense.Web.Features.Jobs;

/// <summary>Moves jobs from state to state in the database; of two who try at once one wins and the other sees the new state.</summary>
public sealed class JobStore(IDbContextFactory<AppDbContext> databases)
{
    /// <summary>Moves a job on.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="next">The next state from the present one; null leaves it.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>The moved job; null when it is gone or its state does not allow the move.</returns>
    public async Task<SegmentationJob?> TryMoveAsync(Guid jobId, Func<JobState, JobState?> next, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var job = await db.Jobs.SingleOrDefaultAsync(job => job.Id == jobId, cancellationToken);
            if (job is null || next(job.State) is not { } state || !job.TryMove(state))
            {
                return null;
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return job;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody else was faster: look again.
            }
        }
    }

    public async Task<SegmentationJob?> FindAsync(Guid jobId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Jobs.AsNoTracking().SingleOrDefaultAsync(job => job.Id == jobId, cancellationToken);
    }

    public async Task<IReadOnlyList<Guid>> WithStatusAsync(JobStatus status, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Jobs.Where(JobColumns.Is(status)).OrderBy(static job => job.Id).Select(static job => job.Id).ToListAsync(cancellationToken);
    }
}
