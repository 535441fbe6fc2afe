using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Data;

namespace PerSense.Web.Features.Projects;

/// <summary>What a person sees of projects.</summary>
public sealed class ProjectQueries(IDbContextFactory<AppDbContext> databases, ProjectAccess access, CurrentUser user)
{
    /// <summary>The person's projects, by name.</summary>
    public async Task<IReadOnlyList<ProjectCard>> ListAsync(CancellationToken cancellationToken)
    {
        var me = await user.IdAsync();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var mine = await access.ProjectsAsync(db);
        var cards = await mine.OrderBy(static project => project.Name).ThenBy(static project => project.Id)
            .Select(project => new ProjectCard(
                project.Id,
                project.Name,
                project.Description,
                project.Members.Where(member => member.UserId == me).Select(static member => member.Role).Single(),
                project.CreatedAt,
                db.Images.Count(image => image.ProjectId == project.Id),
                db.Runs.Count(run => run.ProjectId == project.Id),
                db.Runs.Where(run => run.ProjectId == project.Id).Max(static run => (DateTimeOffset?)run.FinishedAt),
                Array.Empty<Guid>(),
                Array.Empty<string>()))
            .ToListAsync(cancellationToken);

        // SQLite has no APPLY, so lists within a list are asked for one project at a time.
        for (var i = 0; i < cards.Count; i++)
        {
            var id = cards[i].Id;
            cards[i] = cards[i] with { Thumbnails = await ThumbnailsAsync(db, id, cancellationToken), MemberNames = await MemberNamesAsync(db, id, cancellationToken) };
        }

        return cards;
    }

    private static Task<List<string>> MemberNamesAsync(AppDbContext db, Guid projectId, CancellationToken cancellationToken) =>
        db.Members.Where(member => member.ProjectId == projectId)
            .Join(db.Users, static member => member.UserId, static person => person.Id, static (_, person) => person.DisplayName)
            .OrderBy(static name => name).ToListAsync(cancellationToken);

    private static Task<List<Guid>> ThumbnailsAsync(AppDbContext db, Guid projectId, CancellationToken cancellationToken) =>
        db.Images.Where(image => image.ProjectId == projectId).OrderByDescending(static image => image.Id).Take(4)
            .Select(static image => image.Id).ToListAsync(cancellationToken);

    /// <summary>One project, or null when it is not the person's.</summary>
    public async Task<ProjectDetails?> FindAsync(Guid projectId, CancellationToken cancellationToken)
    {
        var me = await user.IdAsync();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var mine = await access.ProjectsAsync(db);
        return await mine.Where(project => project.Id == projectId)
            .Select(project => new ProjectDetails(
                project.Id,
                project.Name,
                project.Description,
                project.Members.Where(member => member.UserId == me).Select(static member => member.Role).Single(),
                project.CreatedAt,
                db.Images.Count(image => image.ProjectId == project.Id),
                db.Exemplars.Count(exemplar => exemplar.ProjectId == project.Id),
                db.Runs.Count(run => run.ProjectId == project.Id),
                project.Members.Count)
            { Models = project.Models })
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The members, owners first; empty when the project is not the person's.</summary>
    public async Task<IReadOnlyList<MemberRow>> MembersAsync(Guid projectId, CancellationToken cancellationToken)
    {
        var me = await user.IdAsync();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var mine = await access.ProjectsAsync(db);
        return await mine.Where(project => project.Id == projectId)
            .SelectMany(static project => project.Members)
            .Join(db.Users, static member => member.UserId, static person => person.Id, static (member, person) => new { member, person })
            .OrderByDescending(static pair => pair.member.Role).ThenBy(static pair => pair.person.DisplayName)
            .Select(pair => new MemberRow(pair.person.Id, pair.person.DisplayName, pair.person.Email!, pair.member.Role, pair.person.Id == me))
            .ToListAsync(cancellationToken);
    }
}
