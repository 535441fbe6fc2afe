using Microsoft.Extensions.Options;

namespace PerSense.Web.Configuration;

internal sealed class UploadOptionsValidator : IValidateOptions<UploadOptions>
{
    public ValidateOptionsResult Validate(string? name, UploadOptions options) => new Faults(UploadOptions.Section)
        .Range(nameof(options.MaxFileMegabytes), options.MaxFileMegabytes, 1, 4096)
        .Range(nameof(options.MaxMegapixels), options.MaxMegapixels, 1, 1000)
        .Range(nameof(options.MaxFilesPerRequest), options.MaxFilesPerRequest, 1, 10_000)
        .Range(nameof(options.RequestsPerMinute), options.RequestsPerMinute, 1, 100_000)
        .ToResult();
}
