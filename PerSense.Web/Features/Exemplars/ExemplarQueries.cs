using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Data;

namespace PerSense.Web.Features.Exemplars;

/// <summary>What a person sees of exemplars.</summary>
public sealed class ExemplarQueries(IDbContextFactory<AppDbContext> databases, ProjectAccess access)
{
    /// <summary>The exemplars of a project, latest first; empty when the project is not the person's.</summary>
    public async Task<IReadOnlyList<ExemplarRow>> ListAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Rows(db, await access.WithinAsync<ExemplarMark>(db, projectId)).ToListAsync(cancellationToken);
    }

    /// <summary>One exemplar, or null when it is not the person's.</summary>
    public async Task<ExemplarRow?> FindAsync(Guid projectId, Guid exemplarId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var exemplars = await access.WithinAsync<ExemplarMark>(db, projectId);
        return await Rows(db, exemplars.Where(exemplar => exemplar.Id == exemplarId)).SingleOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<ExemplarRow> Rows(AppDbContext db, IQueryable<ExemplarMark> exemplars) =>
        from exemplar in exemplars
        join image in db.Images on exemplar.ImageId equals image.Id
        join person in db.Users on exemplar.CreatedById equals person.Id
        orderby exemplar.Id descending
        select new ExemplarRow(
            exemplar.Id, exemplar.Name, image.Id, image.FileName, image.Width, image.Height, exemplar.Mark, exemplar.CreatedAt, person.DisplayName,
            db.Jobs.Count(job => job.ExemplarId == exemplar.Id));
}
