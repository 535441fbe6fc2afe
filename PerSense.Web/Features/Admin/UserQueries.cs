using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Data;

namespace PerSense.Web.Features.Admin;

/// <summary>What administrators see of the accounts.</summary>
public sealed class UserQueries(IDbContextFactory<AppDbContext> databases, AdministratorAccess access, CurrentUser user, TimeProvider clock)
{
    /// <summary>All accounts, by name.</summary>
    public async Task<IReadOnlyList<UserRow>> ListAsync(CancellationToken cancellationToken)
    {
        await access.DemandAsync(cancellationToken);
        var me = await user.IdAsync();
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Users.OrderBy(static person => person.DisplayName).ThenBy(static person => person.Id)
            .Select(person => new UserRow(
                person.Id, person.DisplayName, person.Email!, person.IsAdministrator, person.IsDisabled, person.HasTemporaryPassword,
                person.LockoutEnd != null && person.LockoutEnd > now, person.CreatedAt, person.LastSignInAt, person.Id == me))
            .ToListAsync(cancellationToken);
    }
}
