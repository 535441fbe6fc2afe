using System.Text.Json;
using System.Text.Json.Serialization;
using PerSense.Web.Access;
using PerSense.Web.Components;
using PerSense.Web.Configuration;
using PerSense.Web.Data;
using PerSense.Web.Features.Accounts;
using PerSense.Web.Features.Admin;
using PerSense.Web.Features.Comparison;
using PerSense.Web.Features.Exemplars;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Labelling;
using PerSense.Web.Features.ModelLibrary;
using PerSense.Web.Features.ModelLibrary.Imports;
using PerSense.Web.Features.Projects;
using PerSense.Web.Features.Runs;
using PerSense.Web.Features.Samples;
using PerSense.Web.Realtime;
using Radzen;

namespace PerSense.Web;

/// <summary>The web app, put together from its slices.</summary>
public static class PerSenseServer
{
    // Uploads have a limit of their own.
    private const long MaxBodyBytes = 1024 * 1024;

    private static readonly string[] _contentRootVariables = ["DOTNET_CONTENTROOT", "ASPNETCORE_CONTENTROOT"];

    /// <summary>A builder that reads its settings beside the binary, whatever folder it is started from, unless told otherwise.</summary>
    /// <param name="args">The host's arguments.</param>
    public static WebApplicationBuilder CreateBuilder(params string[] args)
    {
        var isChosen = _contentRootVariables.Any(static name => Environment.GetEnvironmentVariable(name) is { Length: > 0 })
            || args.Any(static argument => argument.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase));
        return WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = isChosen ? null : AppContext.BaseDirectory });
    }

    public static WebApplicationBuilder AddPerSense(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddPerSenseConfiguration();
        services.AddPerSenseData();
        services.AddPerSenseAccounts();
        services.AddPerSenseRateLimits();
        services.AddPerSenseProjects();
        services.AddPerSenseImages();
        services.AddPerSenseExemplars();
        services.AddPerSenseLabelling();
        services.AddPerSenseSamples();
        services.AddPerSenseJobs();
        services.AddPerSenseRuns();
        services.AddPerSenseComparison();
        services.AddPerSenseModelLibrary();
        services.AddPerSenseAdmin();
        services.AddPerSenseRealtime();
        services.AddScoped<CspNonce>();
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        services.AddAntiforgery(AntiforgeryHeader.Configure);
        services.AddRadzenComponents();
        services.AddPerSenseComponents();

        // By default only the development environment finds the repository's wwwroot and the files that the build made.
        builder.WebHost.UseStaticWebAssets();
        services.AddHostedService<ListeningAddress>();
        ListeningAddress.UseDefault(builder);
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        return builder;
    }

    public static WebApplication MapPerSense(this WebApplication app)
    {
        app.UsePerSenseSecurityHeaders();
        app.UsePerSenseErrors();
        app.UseAuthentication();
        app.UsePerSenseCurrentUser();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/health", static () => Results.Text("ok")).AllowAnonymous();
        app.MapPerSenseAntiforgery();
        app.MapPerSenseAccounts();
        app.MapPerSenseImages();
        app.MapPerSenseExemplars();
        app.MapPerSenseLabelling();
        app.MapPerSenseJobs();
        app.MapPerSenseRuns();
        app.MapPerSenseComparison();
        app.MapPerSenseModels();
        app.MapPerSenseRealtime();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(static options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
