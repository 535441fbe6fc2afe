namespace PerSense.Web.Features.Exemplars;

internal static class ExemplarServices
{
    public static IServiceCollection AddPerSenseExemplars(this IServiceCollection services) => services
        .AddScoped<ExemplarQueries>()
        .AddScoped<ExemplarCommands>();
}
