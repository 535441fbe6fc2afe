using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PerSense.Web.Configuration;

namespace PerSense.Web.Features.Accounts;

internal sealed class ConfigureIdentity(IOptions<AccountOptions> settings) : IConfigureOptions<IdentityOptions>
{
    public void Configure(IdentityOptions options)
    {
        // Length is what makes a password strong; rules about kinds of letters only make it forgotten.
        options.Password.RequiredLength = settings.Value.PasswordLength;
        options.Password.RequiredUniqueChars = 4;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.AllowedForNewUsers = true;
        options.Lockout.MaxFailedAccessAttempts = settings.Value.MaxFailures;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(settings.Value.LockoutMinutes);
    }
}
