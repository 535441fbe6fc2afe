using Xunit.Abstractions;

namespace PerSense.Tests;

/// <summary>
/// The folder of reference data that may stand beside the repository. It is no part of the project, so a test that needs it says that
/// it skipped and passes when the folder is absent.
/// </summary>
internal static class SharedFolder
{
    private static readonly string? _root = Locate();

    /// <summary>A file or folder inside the shared folder; null, with a line in the test's output, when there is none.</summary>
    public static string? Find(ITestOutputHelper output, string relativePath)
    {
        var path = _root is null ? null : Path.Combine(_root, relativePath);
        if (path is not null && Path.Exists(path))
        {
            return path;
        }

        output.WriteLine($"Skipped: ../shared/{relativePath} is not there (set PERSENSE_SHARED to the folder that holds it).");
        return null;
    }

    private static string? Locate()
    {
        if (Environment.GetEnvironmentVariable("PERSENSE_SHARED") is { Length: > 0 } configured)
        {
            return configured;
        }

        // A work tree may lie a folder deeper than the repository itself, so every ancestor is asked.
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(candidate, "fixtures")))
            {
                return candidate;
            }
        }

        return null;
    }
}
