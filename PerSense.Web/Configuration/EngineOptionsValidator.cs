using Microsoft.Extensions.Options;

namespace PerSense.Web.Configuration;

internal sealed class EngineOptionsValidator : IValidateOptions<EngineOptions>
{
    public ValidateOptionsResult Validate(string? name, EngineOptions options)
    {
        // The engine's sentences start with the setting's name.
        var faults = options.ToInference(concurrentJobs: 1).Faults().Select(static fault => $"{EngineOptions.Section}:{fault}").ToList();
        if (options.InstalledModelsFolder is { } folder && (string.IsNullOrWhiteSpace(folder) || folder.Contains('\0', StringComparison.Ordinal) || File.Exists(folder)))
        {
            faults.Add($"{EngineOptions.Section}:{nameof(EngineOptions.InstalledModelsFolder)} is no usable folder name; give a path such as /var/lib/persense/models.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
