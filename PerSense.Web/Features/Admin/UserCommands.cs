using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;
using PerSense.Web.Features.Accounts;
using PerSense.Web.Realtime;

namespace PerSense.Web.Features.Admin;

/// <summary>What administrators do with accounts. Works in a circuit too: each command has a scope of its own.</summary>
public sealed class UserCommands(
    IServiceScopeFactory scopes, AdministratorAccess access, CurrentUser current, WatchRegistry watches, TimeProvider clock)
{
    private static readonly Refusal LastAdministrator =
        Refusal.Conflict("PerSense needs at least one administrator who can sign in. Make somebody else an administrator first.");

    /// <summary>Creates an account.</summary>
    /// <returns>The temporary password, to be handed to the person; it is shown only now and must be changed at the first sign-in.</returns>
    public async Task<Outcome<string>> CreateAsync(NewUser request, CancellationToken cancellationToken)
    {
        if (await access.RefuseAsync(cancellationToken) is { } forbidden)
        {
            return forbidden;
        }

        if (request.Name.Trim() is not { Length: > 0 and <= AppUser.DisplayNameLength } name)
        {
            return AccountProblems.NameMissing;
        }

        if (!MailAddress.TryCreate(request.Email, out var email))
        {
            return AccountProblems.EmailMissing;
        }

        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var user = new AppUser
        {
            DisplayName = name,
            UserName = email.Address,
            Email = email.Address,
            IsAdministrator = request.IsAdministrator,
            HasTemporaryPassword = true,
            CreatedAt = clock.GetUtcNow(),
        };
        var password = TemporaryPassword.Create(users.Options.Password.RequiredLength);
        var created = await users.CreateAsync(user, password);
        return created.Succeeded ? password : IdentityFaults.ToRefusal(created);
    }

    /// <summary>Gives a person a temporary password and lets a resting account sign in at once.</summary>
    /// <returns>The temporary password.</returns>
    public Task<Outcome<string>> ResetPasswordAsync(Guid userId, CancellationToken cancellationToken) => ChangeAsync<string>(
        userId,
        static async (users, user) =>
        {
            var password = TemporaryPassword.Create(users.Options.Password.RequiredLength);
            var reset = await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), password);
            if (!reset.Succeeded)
            {
                return IdentityFaults.ToRefusal(reset);
            }

            user.HasTemporaryPassword = true;
            user.LockoutEnd = null;
            user.AccessFailedCount = 0;
            await users.UpdateAsync(user);
            return password;
        },
        cancellationToken);

    /// <summary>Keeps a person from signing in, or lets them again; what they made stays.</summary>
    public async Task<Outcome<Nothing>> SetDisabledAsync(Guid userId, bool isDisabled, CancellationToken cancellationToken)
    {
        if (isDisabled && userId == await current.IdAsync())
        {
            return Refusal.Conflict("You cannot disable your own account. Ask another administrator.");
        }

        var outcome = await ChangeAsync<Nothing>(userId, (users, user) => UpdateAsync(users, user, () => user.IsDisabled = isDisabled), cancellationToken);
        if (isDisabled && outcome.IsDone)
        {
            await watches.RemovePersonAsync(userId);
        }

        return outcome;
    }

    /// <summary>Makes a person an administrator, or no longer.</summary>
    public Task<Outcome<Nothing>> SetAdministratorAsync(Guid userId, bool isAdministrator, CancellationToken cancellationToken) =>
        ChangeAsync<Nothing>(userId, (users, user) => UpdateAsync(users, user, () => user.IsAdministrator = isAdministrator), cancellationToken);

    private static async Task<Outcome<Nothing>> UpdateAsync(UserManager<AppUser> users, AppUser user, Action change)
    {
        change();
        var mayAdminister = user is { IsAdministrator: true, IsDisabled: false };
        if (!mayAdminister && !await users.Users.AnyAsync(other => other.Id != user.Id && other.IsAdministrator && !other.IsDisabled))
        {
            return LastAdministrator;
        }

        // The new stamp ends the person's sessions within a minute; they come back with the new rights.
        await users.UpdateSecurityStampAsync(user);
        return default(Nothing);
    }

    private async Task<Outcome<T>> ChangeAsync<T>(Guid userId, Func<UserManager<AppUser>, AppUser, Task<Outcome<T>>> change, CancellationToken cancellationToken)
    {
        if (await access.RefuseAsync(cancellationToken) is { } forbidden)
        {
            return forbidden;
        }

        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var user = await users.FindByIdAsync(userId.ToString());
        return user is null ? Refusal.NotFound("account") : await change(users, user);
    }
}
