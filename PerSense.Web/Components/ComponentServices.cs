using PerSense.Web.Components.Shared;
using PerSense.Web.Features.Studio;

namespace PerSense.Web.Components;

internal static class ComponentServices
{
    // A brush mark is sent point by point; the default of 32 kB cuts long strokes.
    private const long LargestCircuitMessage = 1024 * 1024;

    public static IServiceCollection AddPerSenseComponents(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(static options => options.MaximumReceiveMessageSize = LargestCircuitMessage);
        services.AddScoped<Toasts>();
        services.AddScoped<StudioServices>();
        return services;
    }
}
