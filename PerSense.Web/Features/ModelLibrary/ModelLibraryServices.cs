using PerSense.Web.Features.ModelLibrary.Imports;
using PerSense.Web.Features.ModelLibrary.SelfTest;

namespace PerSense.Web.Features.ModelLibrary;

internal static class ModelLibraryServices
{
    public static IServiceCollection AddPerSenseModelLibrary(this IServiceCollection services) => services
        .AddSingleton<ServerModels>()
        .AddSingleton<ModelChoices>()
        .AddSingleton<DownloadHandler>()
        .AddSingleton<CheckpointIntake>()
        .AddSingleton<ModelImports>()
        .AddSingleton<ImportFolder>()
        .AddSingleton<ModelSelfTest>()
        .AddScoped<ModelQueries>()
        .AddScoped<ModelCommands>()
        .AddScoped<ModelUploadEndpoint>();
}
