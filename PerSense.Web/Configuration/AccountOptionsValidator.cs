using Microsoft.Extensions.Options;

namespace PerSense.Web.Configuration;

internal sealed class AccountOptionsValidator : IValidateOptions<AccountOptions>
{
    public ValidateOptionsResult Validate(string? name, AccountOptions options) => new Faults(AccountOptions.Section)
        .Range(nameof(options.MaxFailures), options.MaxFailures, 1, 100)
        .Range(nameof(options.LockoutMinutes), options.LockoutMinutes, 1, 24 * 60)
        .Range(nameof(options.SessionHours), options.SessionHours, 1, 24 * 365)
        .Range(nameof(options.PasswordLength), options.PasswordLength, 8, 128)
        .Range(nameof(options.AttemptsPerMinute), options.AttemptsPerMinute, 1, 10_000)
        .ToResult();
}
