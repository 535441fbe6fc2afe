using Microsoft.AspNetCore.Identity;
using PerSense.Web.Access;

namespace PerSense.Web.Features.Accounts;

/// <summary>Signs people in and out. Only in a request: a circuit cannot set a cookie.</summary>
public sealed class SignInCommands(SignInManager<AppUser> signIn, UserManager<AppUser> users, TimeProvider clock)
{
    private static readonly AppUser Nobody = new() { DisplayName = "", CreatedAt = DateTimeOffset.UnixEpoch };
    private static readonly string NobodysHash = new PasswordHasher<AppUser>().HashPassword(Nobody, Guid.NewGuid().ToString());

    public async Task<Outcome<AppUser>> SignInAsync(string? email, string? password, bool remember)
    {
        var user = string.IsNullOrWhiteSpace(email) ? null : await users.FindByEmailAsync(email.Trim());
        if (user is null)
        {
            // As slow as a real check, so that time does not tell either.
            _ = users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password ?? "");
            return AccountProblems.NotSignedIn;
        }

        var result = await signIn.PasswordSignInAsync(user, password ?? "", remember, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            return AccountProblems.NotSignedIn;
        }

        user.LastSignInAt = clock.GetUtcNow();
        await users.UpdateAsync(user);
        return user;
    }

    public Task SignInAsync(AppUser user) => signIn.SignInAsync(user, isPersistent: false);

    public Task SignOutAsync() => signIn.SignOutAsync();
}
