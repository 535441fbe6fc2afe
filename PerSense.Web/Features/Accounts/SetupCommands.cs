using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PerSense.Web.Access;

namespace PerSense.Web.Features.Accounts;

/// <summary>Creates the first administrator, once.</summary>
public sealed class SetupCommands(UserManager<AppUser> users, SetupToken token, SetupGate gate, TimeProvider clock)
{
    /// <summary>Whether an administrator is still missing.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancellationToken) =>
        !await users.Users.AnyAsync(static user => user.IsAdministrator, cancellationToken);

    public async Task<Outcome<AppUser>> CreateAsync(NewAdministrator request, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        if (!await IsOpenAsync(cancellationToken))
        {
            return AccountProblems.AlreadySetUp;
        }

        if (!token.Matches(request.Token))
        {
            return AccountProblems.WrongToken;
        }

        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > AppUser.DisplayNameLength)
        {
            return AccountProblems.NameMissing;
        }

        if (!MailAddress.TryCreate(request.Email, out var email))
        {
            return AccountProblems.EmailMissing;
        }

        var user = new AppUser { DisplayName = request.Name.Trim(), UserName = email.Address, Email = email.Address, IsAdministrator = true, CreatedAt = clock.GetUtcNow() };
        var created = await users.CreateAsync(user, request.Password ?? "");
        return created.Succeeded ? user : IdentityFaults.ToRefusal(created);
    }
}
