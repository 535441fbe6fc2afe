using Microsoft.AspNetCore.Identity;
using PerSense.Web.Access;

namespace PerSense.Web.Features.Accounts;

/// <summary>What a person does with the own account. Only in a request: both renew the cookie.</summary>
public sealed class AccountCommands(SignInManager<AppUser> signIn, UserManager<AppUser> users, CurrentUser current)
{
    /// <summary>Changes the password; other browsers of this person are signed out within a minute.</summary>
    public async Task<Outcome<Nothing>> ChangePasswordAsync(string? oldPassword, string? newPassword)
    {
        var user = await FindAsync();
        if (oldPassword == newPassword)
        {
            return AccountProblems.SamePassword;
        }

        var changed = await users.ChangePasswordAsync(user, oldPassword ?? "", newPassword ?? "");
        if (!changed.Succeeded)
        {
            var isWrong = changed.Errors.Any(static error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch));
            return isWrong ? AccountProblems.WrongPassword : IdentityFaults.ToRefusal(changed);
        }

        user.HasTemporaryPassword = false;
        await users.UpdateAsync(user);
        await signIn.RefreshSignInAsync(user);
        return default(Nothing);
    }

    /// <summary>Changes the name that others see.</summary>
    public async Task<Outcome<Nothing>> RenameAsync(string? name)
    {
        if (name?.Trim() is not { Length: > 0 and <= AppUser.DisplayNameLength } trimmed)
        {
            return AccountProblems.NameMissing;
        }

        var user = await FindAsync();
        user.DisplayName = trimmed;
        await users.UpdateAsync(user);
        await signIn.RefreshSignInAsync(user);
        return default(Nothing);
    }

    private async Task<AppUser> FindAsync() =>
        await users.FindByIdAsync((await current.IdAsync()).ToString()) ?? throw new UnauthorizedAccessException("The account is gone.");
}
