using PerSense.Web.Access;
using PerSense.Web.Components;
using PerSense.Web.Configuration;
using PerSense.Web.Data;
using PerSense.Web.Features.Accounts;
using Radzen;

namespace PerSense.Web;

/// <summary>The web app, put together from its slices.</summary>
public static class PerSenseServer
{
    public static WebApplicationBuilder AddPerSense(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddPerSenseConfiguration();
        services.AddPerSenseData();
        services.AddPerSenseAccounts();
        services.AddPerSenseRateLimits();
        services.AddScoped<CspNonce>();
        services.AddProblemDetails();
        services.AddAntiforgery(AntiforgeryHeader.Configure);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddPerSenseComponents();

        // By default only the development environment finds the repository's wwwroot and the files that the build made.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        return builder;
    }

    public static WebApplication MapPerSense(this WebApplication app)
    {
        app.UsePerSenseSecurityHeaders();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseAuthentication();
        app.UsePerSenseCurrentUser();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/health", static () => Results.Text("ok")).AllowAnonymous();
        app.MapPerSenseAccounts();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(static options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
