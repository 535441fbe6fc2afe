using System.Diagnostics;
using System.Text.RegularExpressions;
using PerSense.Tests.Architecture;
using PerSense.Web.Configuration;

namespace PerSense.Tests.Repository;

/// <summary>Guards the README: what it tells people to type works, and what it names is there.</summary>
public sealed partial class ReadMeTests
{
    private static readonly string _readMe = RepositoryFolder.Read("README.md");
    private static readonly object[] _sections =
    [
        new StorageOptions(), new UploadOptions(), new JobOptions(), new EngineOptions(), new AccountOptions(), new LabellingOptions(), new ModelImportOptions(),
    ];

    // ```sh tested ... ```
    [GeneratedRegex(@"^```sh tested\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex TestedBlock { get; }

    [GeneratedRegex(@"\]\((?!https?://|#)([^)]+)\)")]
    private static partial Regex LocalLink { get; }

    [GeneratedRegex(@"`(artifacts/[\w./-]+\.\w+)`")]
    private static partial Regex WrittenFile { get; }

    [GeneratedRegex(@"^\| `PerSense:(\w+):(\w+)` \| (\S+) \|", RegexOptions.Multiline)]
    private static partial Regex Setting { get; }

    public static TheoryData<string> Blocks() => [.. TestedBlock.Matches(_readMe).Select(block => block.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task What_the_read_me_shows_can_be_typed(string block)
    {
        var shell = new ProcessStartInfo("sh", ["-eu", "-c", block])
        {
            WorkingDirectory = RepositoryFolder.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        shell.Environment["PERSENSE_APP"] = Path.Combine(AppContext.BaseDirectory, "PerSense.Web.dll");
        var written = WrittenFile.Matches(_readMe).Select(file => file.Groups[1].Value)
            .Where(file => block.Contains(Path.GetDirectoryName(file)!, StringComparison.Ordinal)).ToList();
        Forget(written);

        using var process = Process.Start(shell)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, $"{block}{output}{await error}");
        Rule.IsKept(written.Where(file => !File.Exists(RepositoryFolder.FullPath(file))));
    }

    // What an earlier run has left would hide that nothing is written.
    private static void Forget(IEnumerable<string> written)
    {
        foreach (var file in written.Select(RepositoryFolder.FullPath).Where(File.Exists))
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Every_link_of_the_documentation_leads_somewhere()
    {
        Rule.IsKept(
            from file in RepositoryFolder.Files
            where file.EndsWith(".md", StringComparison.Ordinal)
            from link in LocalLink.Matches(RepositoryFolder.Read(file))
            let target = Path.Combine(RepositoryFolder.Root, Path.GetDirectoryName(file) ?? "", link.Groups[1].Value.Split('#')[0])
            where !Path.Exists(target)
            select $"{file}: {link.Groups[1].Value}");
    }

    [Fact]
    public void Settings_have_the_defaults_that_the_read_me_states()
    {
        var settings = Setting.Matches(_readMe);

        Assert.NotEmpty(settings);
        Rule.IsKept(
            from setting in settings
            let section = _sections.Single(options => options.GetType().Name.StartsWith(setting.Groups[1].Value.TrimEnd('s'), StringComparison.Ordinal))
            let actual = section.GetType().GetProperty(setting.Groups[2].Value)?.GetValue(section)?.ToString()
            where actual != setting.Groups[3].Value
            select $"{setting.Value}: the default is {actual ?? "unknown"}");
    }

    [Fact]
    public void Every_setting_is_in_the_read_me()
    {
        Rule.IsKept(
            from section in _sections
            from property in section.GetType().GetProperties()
            where property.SetMethod is not null && !_readMe.Contains($":{property.Name}`", StringComparison.Ordinal)
            select $"{section.GetType().Name}.{property.Name}");
    }

    [Fact]
    public void The_read_me_is_short_enough_to_be_read() => Assert.InRange(_readMe.Split('\n').Length, 60, 180);
}
