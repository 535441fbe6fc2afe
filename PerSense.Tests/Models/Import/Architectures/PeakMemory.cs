using System.Globalization;

namespace PerSense.Tests.Models.Import.Architectures;

/// <summary>The most memory that this process held since a moment, pages of mapped files included, where the system tells (Linux).</summary>
internal static class PeakMemory
{
    private const string Field = "VmHWM:";

    public static void Reset()
    {
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    public static string Read()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "unknown";
        }

        var line = File.ReadLines("/proc/self/status").Single(static line => line.StartsWith(Field, StringComparison.Ordinal));
        var kilobytes = long.Parse(line[Field.Length..].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{kilobytes / 1e6:F2} GB");
    }
}
