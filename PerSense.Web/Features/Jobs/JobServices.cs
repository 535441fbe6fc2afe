namespace PerSense.Web.Features.Jobs;

internal static class JobServices
{
    public static IServiceCollection AddPerSenseJobs(this IServiceCollection services) => services
        .AddSingleton<ISegmentationEngine, SegmentationEngine>()
        .AddSingleton<RunningJobs>()
        .AddSingleton<JobQueue>()
        .AddSingleton<JobStore>()
        .AddSingleton<JobTelling>()
        .AddSingleton<JobDesk>()
        .AddSingleton<JobInputs>()
        .AddSingleton<JobRunner>()
        .AddScoped<JobCommands>()
        .AddScoped<JobQueries>()
        .AddHostedService<JobRecovery>()
        .AddHostedService<JobWorker>();
}
