using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PerSense.Web.Access;

namespace PerSense.Web.Features.Accounts;

/// <summary>Puts into the cookie what the policies ask for.</summary>
internal sealed class AppClaimsFactory(UserManager<AppUser> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<AppUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(AppClaims.DisplayName, user.DisplayName));
        if (user.IsAdministrator)
        {
            identity.AddClaim(new Claim(AppClaims.Administrator, AppClaims.Yes));
        }

        if (user.HasTemporaryPassword)
        {
            identity.AddClaim(new Claim(AppClaims.TemporaryPassword, AppClaims.Yes));
        }

        return identity;
    }
}
