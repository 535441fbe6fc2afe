namespace PerSense.Web.Features.Samples;

internal static class SampleServices
{
    public static IServiceCollection AddPerSenseSamples(this IServiceCollection services) => services
        .AddSingleton<SampleScenes>()
        .AddScoped<SampleCommands>();
}
