using Microsoft.Extensions.Options;

namespace PerSense.Web.Configuration;

internal static class ConfigurationServices
{
    public static IServiceCollection AddPerSenseConfiguration(this IServiceCollection services)
    {
        services.AddChecked<StorageOptions, StorageOptionsValidator>(StorageOptions.Section);
        services.AddChecked<UploadOptions, UploadOptionsValidator>(UploadOptions.Section);
        services.AddChecked<JobOptions, JobOptionsValidator>(JobOptions.Section);
        services.AddChecked<AccountOptions, AccountOptionsValidator>(AccountOptions.Section);
        services.AddChecked<EngineOptions, EngineOptionsValidator>(EngineOptions.Section);
        services.AddChecked<LabellingOptions, LabellingOptionsValidator>(LabellingOptions.Section);
        services.AddChecked<ModelImportOptions, ModelImportOptionsValidator>(ModelImportOptions.Section);
        services.AddSingleton<DataFolder>();
        services.AddSingleton<ModelFolders>();
        services.AddSingleton(TimeProvider.System);
        return services;
    }

    private static void AddChecked<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
    }
}
