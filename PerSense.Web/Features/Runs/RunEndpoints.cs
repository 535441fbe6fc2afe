namespace PerSense.Web.Features.Runs;

internal static class RunEndpoints
{
    public static IServiceCollection AddPerSenseRuns(this IServiceCollection services) => services
        .AddSingleton<RunShelf>()
        .AddSingleton<RunWriter>()
        .AddScoped<RunQueries>()
        .AddScoped<RunCommands>();
}
