using System.Text.Json;

namespace PerSense.Tests.Cli;

public sealed class DoctorTests : IDisposable
{
    private readonly TestConsole _console = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sound_installation_is_healthy_and_nothing_is_written()
    {
        var outcome = await _console.RunAsync("doctor", "--data", _folder.At("data"));

        Assert.True(outcome.ExitCode == 0, _console.Output);
        Assert.Contains("5 of 5 verified by SHA-256", _console.Output, StringComparison.Ordinal);
        Assert.Contains("will be made at the first start", _console.Output, StringComparison.Ordinal);
        Assert.Empty(_folder.Files());
        Assert.False(Directory.Exists(_folder.At("data")));
    }

    [Fact]
    public async Task The_json_names_every_part()
    {
        await _console.RunAsync("doctor", "--json", "--data", _folder.Path);

        var report = JsonDocument.Parse(_console.Output).RootElement;
        Assert.True(report.GetProperty("healthy").GetBoolean());
        Assert.Equal(
            ["operating system", ".NET", "processor", "memory", "ONNX Runtime", "device", "image codecs", "SQLite", "models", "data folder", "disk space"],
            report.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_a_fault()
    {
        await File.WriteAllTextAsync(_folder.At("file"), "no folder");

        var outcome = await _console.RunAsync("doctor", "--data", _folder.At("file", "data"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("FAULT", _console.Output, StringComparison.Ordinal);
        Assert.Contains($"cannot be made, because {_folder.At("file")} is a file", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_are_listed_with_role_state_and_licence()
    {
        var outcome = await _console.RunAsync("models", "list", "--json");

        Assert.Equal(0, outcome.ExitCode);
        var models = JsonDocument.Parse(_console.Output).RootElement.GetProperty("models").EnumerateArray().ToList();
        Assert.Contains("encoder", models.Select(model => model.GetProperty("role").GetString()));
        Assert.All(models, model => Assert.Equal("ready", model.GetProperty("state").GetString()));
        Assert.All(models, model => Assert.NotEmpty(model.GetProperty("licence").GetString()!));
    }

    [Fact]
    public async Task Models_are_listed_as_a_table_for_people()
    {
        await _console.RunAsync("models", "list");

        Assert.Matches(@"(?m)^id +role +state +MB +licence$", _console.Output);
        Assert.Matches(@"(?m)^\S+ +Encoder +Ready +\d+\.\d +Apache-2\.0$", _console.Output);
    }

    [Fact]
    public async Task Models_without_a_sub_verb_is_bad_usage()
    {
        Assert.Equal(2, (await _console.RunAsync("models")).ExitCode);
        Assert.Contains("Add --help after \"models\"", _console.Error, StringComparison.Ordinal);
    }
}
