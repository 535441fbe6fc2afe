using System.Text.Json;
using PerSense.Tests.Evaluation;

namespace PerSense.Tests.Cli;

public sealed class EvaluateTests : IDisposable
{
    private readonly TemporaryFolder _pack = new();
    private readonly TemporaryFolder _output = new();
    private readonly TestConsole _console = new(new ScriptedMethod(TinyPack.Answers));

    public EvaluateTests() => TinyPack.Write(_pack);

    public void Dispose()
    {
        _pack.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task A_pack_gives_a_table_of_classes_with_means_and_timings()
    {
        var exitCode = await RunAsync();

        Assert.True(exitCode == 0, _console.Error);
        Assert.Matches(@"(?m)^disc +0\.784 +0\.750 +0\.500 +0\.771 +7 +9 +2$", _console.Output);
        Assert.Matches(@"(?m)^mean +0\.3919 +0\.3750 +0\.7500 +0\.3857 +3$", _console.Output);
        Assert.Contains("1 images gave no prediction", _console.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^mask decoding +2 +30\.0$", _console.Output);
        Assert.Contains("[3/3] small_square/01: There is nothing here.", _console.Error, StringComparison.Ordinal);
        Assert.Equal(["disc/01.labels.png", "disc/02.labels.png", "report.json"], _output.Files());
    }

    [Fact]
    public async Task The_json_is_that_of_the_report_file_and_names_the_method()
    {
        await RunAsync("--json", "--protocol", "same", "--preset", "mine");

        Assert.Equal((await File.ReadAllTextAsync(_output.At("report.json"))).Trim(), _console.Output.Trim());
        var report = JsonDocument.Parse(_console.Output).RootElement;
        Assert.Equal("same_image", report.GetProperty("protocol").GetString());
        Assert.Equal("mine", report.GetProperty("setup").GetProperty("preset").GetString());
    }

    [Fact]
    public async Task Classes_and_a_limit_choose_a_part_and_the_table_says_so()
    {
        await RunAsync("--classes", "disc, small_square", "--limit", "1");

        Assert.Contains("[2/2]", _console.Error, StringComparison.Ordinal);
        Assert.Contains("Only a part of the pack was run", _console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'both'", "--protocol", "both")]
    [InlineData("--limit must be a whole number of at least 1, not '0'.", "--limit", "0")]
    [InlineData("--limit must be a whole number of at least 1, not 'all'.", "--limit", "all")]
    [InlineData("The pack has no class 'disk'. It has disc, small_square.", "--classes", "disk")]
    public async Task Bad_options_are_refused(string message, params string[] options)
    {
        Assert.Equal(2, await RunAsync(options));
        Assert.Contains(message, _console.Error, StringComparison.Ordinal);
        Assert.Empty(_output.Files());
    }

    [Fact]
    public async Task A_folder_that_is_no_pack_is_refused()
    {
        File.Delete(_pack.At("index.json"));

        Assert.Equal(2, await RunAsync());
        Assert.Contains("is no labelled-folder pack", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_found_on_the_way_ends_the_run_with_its_place()
    {
        await File.WriteAllTextAsync(_pack.At("disc", "02.jpg"), "no picture");

        Assert.Equal(2, await RunAsync());
        Assert.Contains("02.jpg: This file is not an image", _console.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("report.json", _output.Files());
    }

    private async Task<int> RunAsync(params string[] options) =>
        (await _console.RunAsync(["evaluate", "--pack", _pack.Path, "--out", _output.Path, .. options])).ExitCode;
}
