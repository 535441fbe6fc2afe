using Microsoft.Extensions.Options;

namespace PerSense.Web.Configuration;

internal sealed class ModelImportOptionsValidator : IValidateOptions<ModelImportOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelImportOptions options) => new Faults(ModelImportOptions.Section)
        .Range(nameof(options.MaxUploadMegabytes), options.MaxUploadMegabytes, 1, 64 * 1024)
        .Unless(options.Folder is null || Directory.Exists(options.Folder), nameof(options.Folder), "is no existing folder; give the path of one, or leave it out.")
        .ToResult();
}
