using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Data;
using PerSense.Web.Realtime;

namespace PerSense.Web.Features.Projects;

/// <summary>Who takes part in a project; owners only, except that everyone may leave.</summary>
public sealed class MemberCommands(
    IDbContextFactory<AppDbContext> databases, ProjectAccess access, CurrentUser user, ILookupNormalizer emails, WatchRegistry watches)
{
    private static readonly Refusal LastOwner =
        Refusal.Conflict("A project needs at least one owner. Make somebody else an owner first.");

    /// <summary>Adds a person who has an account.</summary>
    public async Task<Outcome<Nothing>> AddAsync(Guid projectId, string email, ProjectRole role, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await access.RefuseBelowAsync(db, projectId, ProjectRole.Owner, cancellationToken) is { } forbidden)
        {
            return forbidden;
        }

        var normalized = emails.NormalizeEmail(email.Trim());
        var person = await db.Users.Where(person => person.NormalizedEmail == normalized && !person.IsDisabled)
            .Select(static person => (Guid?)person.Id).SingleOrDefaultAsync(cancellationToken);
        if (person is not { } userId)
        {
            return Refusal.Invalid($"Nobody here signs in with {email.Trim()}. Check the address, or ask an administrator to create the account first.");
        }

        if (await db.Members.AnyAsync(member => member.ProjectId == projectId && member.UserId == userId, cancellationToken))
        {
            return Refusal.Conflict("This person is a member already. Change the role in the list instead.");
        }

        db.Members.Add(new ProjectMember { ProjectId = projectId, UserId = userId, Role = role });
        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }

    /// <summary>Gives a member another role.</summary>
    public async Task<Outcome<Nothing>> ChangeRoleAsync(Guid projectId, Guid userId, ProjectRole role, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await access.RefuseBelowAsync(db, projectId, ProjectRole.Owner, cancellationToken) is { } forbidden)
        {
            return forbidden;
        }

        return await ChangeAsync(db, projectId, userId, role, cancellationToken);
    }

    /// <summary>Removes a member, or oneself.</summary>
    public async Task<Outcome<Nothing>> RemoveAsync(Guid projectId, Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var needed = userId == await user.IdAsync() ? ProjectRole.Viewer : ProjectRole.Owner;
        if (await access.RefuseBelowAsync(db, projectId, needed, cancellationToken) is { } forbidden)
        {
            return forbidden;
        }

        var outcome = await ChangeAsync(db, projectId, userId, null, cancellationToken);
        if (outcome.IsDone)
        {
            await watches.RemoveMemberAsync(projectId, userId);
        }

        return outcome;
    }

    private static async Task<Outcome<Nothing>> ChangeAsync(AppDbContext db, Guid projectId, Guid userId, ProjectRole? role, CancellationToken cancellationToken)
    {
        var members = await db.Members.Where(member => member.ProjectId == projectId).ToListAsync(cancellationToken);
        var member = members.SingleOrDefault(member => member.UserId == userId);
        if (member is null)
        {
            return Refusal.NotFound("member");
        }

        var keepsAnOwner = role == ProjectRole.Owner || members.Any(other => other != member && other.Role == ProjectRole.Owner);
        if (!keepsAnOwner)
        {
            return LastOwner;
        }

        if (role is { } changed)
        {
            member.Role = changed;
        }
        else
        {
            db.Members.Remove(member);
        }

        await db.SaveChangesAsync(cancellationToken);
        return default(Nothing);
    }
}
