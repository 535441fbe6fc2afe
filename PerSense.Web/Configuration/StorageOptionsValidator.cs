using Microsoft.Extensions.Options;

namespace PerSense.Web.Configuration;

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options) => new Faults(StorageOptions.Section)
        .Unless(IsUsable(options.DataFolder), nameof(options.DataFolder), "is no usable folder name; give a path such as /var/lib/persense.")
        .ToResult();

    private static bool IsUsable(string? folder) =>
        folder is null || (folder.Trim().Length > 0 && !folder.Contains('\0', StringComparison.Ordinal) && !File.Exists(folder));
}
