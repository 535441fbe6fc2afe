using Microsoft.Extensions.Options;

namespace PerSense.Web.Configuration;

internal sealed class JobOptionsValidator : IValidateOptions<JobOptions>
{
    public ValidateOptionsResult Validate(string? name, JobOptions options) => new Faults(JobOptions.Section)
        .Range(nameof(options.Workers), options.Workers, 1, 64)
        .Range(nameof(options.MaxWaitingPerPerson), options.MaxWaitingPerPerson, 1, 100_000)
        .ToResult();
}
