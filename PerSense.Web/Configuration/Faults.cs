using System.Globalization;
using Microsoft.Extensions.Options;

namespace PerSense.Web.Configuration;

/// <summary>Collects every fault of an options class, each with its configuration key.</summary>
internal sealed class Faults(string section)
{
    private readonly List<string> _faults = [];

    public Faults Range(string key, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"{section}:{key} is {value}; it must be {least} to {most}."));
        }

        return this;
    }

    public Faults Unless(bool fine, string key, string message)
    {
        if (!fine)
        {
            _faults.Add($"{section}:{key} {message}");
        }

        return this;
    }

    public ValidateOptionsResult ToResult() => _faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_faults);
}
