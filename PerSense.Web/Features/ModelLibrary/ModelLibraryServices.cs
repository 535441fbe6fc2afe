namespace PerSense.Web.Features.ModelLibrary;

internal static class ModelLibraryServices
{
    public static IServiceCollection AddPerSenseModelLibrary(this IServiceCollection services) => services
        .AddSingleton<ServerModels>()
        .AddScoped<ModelQueries>();
}
