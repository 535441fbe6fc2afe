using Microsoft.EntityFrameworkCore;
using PerSense.Web.Data;

namespace PerSense.Web.Access;

/// <summary>The one place that answers "may I administer?". Asks the database: a claim may be a minute old.</summary>
public sealed class AdministratorAccess(IDbContextFactory<AppDbContext> databases, CurrentUser user)
{
    /// <summary>Null when the person is an administrator; otherwise why not.</summary>
    public async Task<Refusal?> RefuseAsync(CancellationToken cancellationToken)
    {
        var me = await user.FindIdAsync();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Users.AnyAsync(person => person.Id == me && person.IsAdministrator && !person.IsDisabled, cancellationToken)
            ? null
            : Refusal.Forbidden("Only administrators may do this. Ask one of them.");
    }

    /// <summary>For queries, whose pages ask for the administrators' policy already.</summary>
    /// <exception cref="UnauthorizedAccessException">The person is no administrator.</exception>
    public async Task DemandAsync(CancellationToken cancellationToken)
    {
        if (await RefuseAsync(cancellationToken) is { } refusal)
        {
            throw new UnauthorizedAccessException(refusal.Message);
        }
    }
}
