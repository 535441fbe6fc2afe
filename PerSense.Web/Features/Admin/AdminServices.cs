namespace PerSense.Web.Features.Admin;

internal static class AdminServices
{
    public static IServiceCollection AddPerSenseAdmin(this IServiceCollection services) => services
        .AddScoped<UserQueries>()
        .AddScoped<UserCommands>()
        .AddScoped<DiskQueries>();
}
