using System.Text.RegularExpressions;
using PerSense.Tests.Architecture;

namespace PerSense.Tests.Repository;

/// <summary>Guards what may be committed: no trace of anybody's machine, no large file by accident.</summary>
public sealed partial class HygieneTests
{
    private const long LargeFile = 1_500_000;

    // Larger files that are here on purpose, by folder.
    private static readonly string[] _mayBeLarge = ["models/"];

    private static readonly string[] _binary = [".onnx", ".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".woff2", ".npy", ".npz", ".pt", ".bin", ".ico", ".gz"];

    // Absolute paths of a home or work folder; the lookbehind lets URLs and relative paths pass.
    [GeneratedRegex(@"(?<![\w.:/\]}*-])/(home|root|work|Users)/[\w.-]+")]
    private static partial Regex MachinePath { get; }

    [Fact]
    public void No_file_holds_a_path_of_somebodys_machine()
    {
        Rule.IsKept(
            from file in TextFiles()
            from match in MachinePath.Matches(RepositoryFolder.Read(file))
            select $"{file}: {match.Value}");
    }

    [Fact]
    public void Only_models_are_larger_than_a_megabyte_and_a_half()
    {
        Rule.IsKept(
            from file in RepositoryFolder.Files
            let bytes = new FileInfo(RepositoryFolder.FullPath(file)).Length
            where bytes > LargeFile && !_mayBeLarge.Any(folder => file.StartsWith(folder, StringComparison.Ordinal))
            select $"{file}: {bytes:N0} bytes");
    }

    [Fact]
    public void Text_files_end_with_a_newline_and_use_line_feeds()
    {
        Rule.IsKept(
            from file in TextFiles()
            let text = RepositoryFolder.Read(file)
            where text.Length > 0 && (!text.EndsWith('\n') || text.Contains('\r', StringComparison.Ordinal))
            where !file.EndsWith("packages.lock.json", StringComparison.Ordinal)
            select file);
    }

    [Fact]
    public void The_top_level_holds_only_what_the_architecture_names()
    {
        var named = RepositoryFolder.Read("docs/architecture.md");
        var topLevel = RepositoryFolder.Files.Select(file => file.Split('/')[0] + (file.Contains('/', StringComparison.Ordinal) ? "/" : "")).Distinct();

        Rule.IsKept(topLevel.Where(name => !named.Contains($"`{name}`", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> TextFiles() => RepositoryFolder.Files.Where(file => !_binary.Contains(Path.GetExtension(file)));
}
