using Microsoft.EntityFrameworkCore;
using PerSense.Web.Data;
using PerSense.Web.Features.Projects;

namespace PerSense.Web.Access;

/// <summary>The one place that answers "may I?". Everything of a project is read through it, so that ownership is part of the query.</summary>
public sealed class ProjectAccess(CurrentUser user)
{
    /// <summary>The projects that the person takes part in, at least in the given role.</summary>
    public async Task<IQueryable<Project>> ProjectsAsync(AppDbContext db, ProjectRole atLeast = ProjectRole.Viewer)
    {
        var mine = await MembershipsAsync(db, atLeast);
        return db.Projects.Where(project => mine.Any(member => member.ProjectId == project.Id));
    }

    /// <summary>The things of one project, if the person has at least the given role in it; otherwise none.</summary>
    public async Task<IQueryable<T>> WithinAsync<T>(AppDbContext db, Guid projectId, ProjectRole atLeast = ProjectRole.Viewer)
        where T : class, IProjectOwned
    {
        var mine = await MembershipsAsync(db, atLeast);
        return db.Set<T>().Where(item => item.ProjectId == projectId && mine.Any(member => member.ProjectId == item.ProjectId));
    }

    /// <summary>The person's role in a project, or null for a stranger.</summary>
    public async Task<ProjectRole?> RoleAsync(AppDbContext db, Guid projectId, CancellationToken cancellationToken) =>
        await (await MembershipsAsync(db, ProjectRole.Viewer)).Where(member => member.ProjectId == projectId)
            .Select(static member => (ProjectRole?)member.Role).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Null when the person has at least the given role in the project; otherwise why not.</summary>
    public async Task<Refusal?> RefuseBelowAsync(AppDbContext db, Guid projectId, ProjectRole atLeast, CancellationToken cancellationToken) =>
        await RoleAsync(db, projectId, cancellationToken) switch
        {
            null => Refusal.NotFound("project"),
            var role when role >= atLeast => null,
            var role => Refusal.Forbidden($"You are {Name(role.Value)} of this project, and this needs {Name(atLeast)}. Ask an owner of the project to change your role."),
        };

    // Of a disabled person none: a session or a connection may outlive the account by a minute.
    private async Task<IQueryable<ProjectMember>> MembershipsAsync(AppDbContext db, ProjectRole atLeast)
    {
        var me = await user.IdAsync();
        return db.Members.Where(member => member.UserId == me && member.Role >= atLeast && db.Users.Any(person => person.Id == me && !person.IsDisabled));
    }

    private static string Name(ProjectRole role) => role switch
    {
        ProjectRole.Owner => "an owner",
        ProjectRole.Editor => "an editor",
        _ => "a viewer",
    };
}
