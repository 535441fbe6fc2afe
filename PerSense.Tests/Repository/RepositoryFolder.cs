using System.Diagnostics;

namespace PerSense.Tests.Repository;

/// <summary>The work tree that these tests were built from, and the files in it that belong to the project.</summary>
internal static class RepositoryFolder
{
    private static readonly Lazy<IReadOnlyList<string>> _files = new(ListFiles);

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Locate();

    /// <summary>Every file that is committed or about to be, relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files => _files.Value;

    public static string FullPath(string relativePath) => Path.Combine(Root, relativePath);

    public static string Read(string relativePath) => File.ReadAllText(FullPath(relativePath));

    private static string Locate()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PerSense.Web.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("PerSense.Web.sln is in no folder above the tests; run them from the repository's own build.");
    }

    // Git says which files are the project's; ignored build output and a developer's own data are not.
    private static List<string> ListFiles()
    {
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git could not be started.");
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0)
        {
            throw new InvalidOperationException("git ls-files failed; the repository tests need a git work tree.");
        }

        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(FullPath(file))).Distinct().Order(StringComparer.Ordinal)];
    }
}
