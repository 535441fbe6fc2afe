using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PerSense.Web.Access;
using PerSense.Web.Data;

namespace PerSense.Web.Features.Accounts;

internal static class AccountServices
{
    public static IServiceCollection AddPerSenseAccounts(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorization(Policies.Configure);
        services.AddIdentityCore<AppUser>(static options => options.User.RequireUniqueEmail = true)
            .AddEntityFrameworkStores<AppDbContext>()
            .AddSignInManager<AppSignInManager>()
            .AddClaimsPrincipalFactory<AppClaimsFactory>()
            .AddDefaultTokenProviders();
        services.AddSingleton<IConfigureOptions<IdentityOptions>, ConfigureIdentity>();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, ConfigureCookie>();

        // How soon a disabled account or a changed password throws people out elsewhere.
        services.Configure<SecurityStampValidatorOptions>(static options => options.ValidationInterval = TimeSpan.FromMinutes(1));

        services.AddHttpContextAccessor();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
        services.AddSingleton<SetupToken>();
        services.AddSingleton<SetupGate>();
        services.AddScoped<SetupCommands>();
        services.AddScoped<SignInCommands>();
        services.AddScoped<AccountCommands>();
        services.AddScoped<AccountQueries>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<ProjectAccess>();
        services.AddScoped<AdministratorAccess>();
        services.AddHostedService<SetupAnnouncement>();
        return services;
    }
}
