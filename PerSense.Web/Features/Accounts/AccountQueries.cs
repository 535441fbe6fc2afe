using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Data;

namespace PerSense.Web.Features.Accounts;

/// <summary>What a person sees of the own account.</summary>
public sealed class AccountQueries(IDbContextFactory<AppDbContext> databases, CurrentUser user)
{
    /// <summary>The signed-in person; null when nobody is, or when the account is gone.</summary>
    public async Task<Me?> MeAsync(CancellationToken cancellationToken)
    {
        if (await user.FindIdAsync() is not { } id)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Users.Where(person => person.Id == id)
            .Select(static person => new Me(person.Id, person.DisplayName, person.Email!, person.IsAdministrator, person.HasTemporaryPassword))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
