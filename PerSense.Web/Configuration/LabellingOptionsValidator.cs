using Microsoft.Extensions.Options;

namespace PerSense.Web.Configuration;

internal sealed class LabellingOptionsValidator : IValidateOptions<LabellingOptions>
{
    public ValidateOptionsResult Validate(string? name, LabellingOptions options) => new Faults(LabellingOptions.Section)
        .Unless(IsWebAddress(options.Address), nameof(options.Address), "must be an address that starts with http:// or https://, such as http://localhost:11434/v1.")
        .Unless(
            string.IsNullOrWhiteSpace(options.Address) == string.IsNullOrWhiteSpace(options.Model),
            nameof(options.Model),
            "and Address belong together: set both to get suggestions, or neither.")
        .Range(nameof(options.TimeoutSeconds), options.TimeoutSeconds, 1, 600)
        .ToResult();

    private static bool IsWebAddress(string? address) =>
        string.IsNullOrWhiteSpace(address) || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
}
