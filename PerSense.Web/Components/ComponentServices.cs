using PerSense.Web.Components.Shared;

namespace PerSense.Web.Components;

internal static class ComponentServices
{
    public static IServiceCollection AddPerSenseComponents(this IServiceCollection services)
    {
        services.AddScoped<Toasts>();
        return services;
    }
}
