using System.Text.Json;
using PerSense.Engine.Models.Installed;
using PerSense.Tests.Models.Import;
using PerSense.Tests.Models.Import.Checkpoints;
using PerSense.Tests.Models.Official;
using PerSense.Web.Cli;

namespace PerSense.Tests.Cli;

public sealed class ModelsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestConsole _console = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Listing_names_the_official_checkpoints_and_what_is_not_known_of_them()
    {
        Assert.Equal(0, (await _console.RunAsync("models", "list", "--data", _folder.Path)).ExitCode);
        Assert.Matches(@"sam-vit-h +2564\.6 +known +yes +Apache-2\.0", _console.Output);
        Assert.Matches(@"countr +\? +unknown +no ", _console.Output);

        await _console.RunAsync("models", "list", "--json", "--data", _folder.Path);
        var listing = JsonDocument.Parse(_console.Output).RootElement;
        Assert.Equal(_folder.At("models"), listing.GetProperty("installed_folder").GetString());
        Assert.Empty(listing.GetProperty("installed").EnumerateArray());
    }

    [Fact]
    public async Task A_file_that_is_no_known_checkpoint_is_refused_and_leaves_nothing()
    {
        var path = _folder.At("weights.pth");
        TorchFile.Write(path, RecipeWeights.Of(1, [new("strange.weight", default, [2])], 1));
        Assert.Equal(1, (await _console.RunAsync("models", "import", path, "--data", _folder.At("data"))).ExitCode);
        Assert.Contains("strange.weight", _console.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await _console.RunAsync("models", "import", _folder.At("none.pth"), "--data", _folder.At("data"))).ExitCode);
        Assert.Contains("Name a file", _console.Error, StringComparison.Ordinal);
        Assert.Equal(["weights.pth"], _folder.Files());
    }

    [Fact]
    public async Task Pulling_asks_the_publisher_and_nobody_else()
    {
        await using var server = await CheckpointServer.StartAsync();
        var console = new TestConsole { Downloads = server.Handler };
        Assert.Equal(1, (await console.RunAsync("models", "pull", "mobile-sam", "--data", _folder.Path)).ExitCode);
        Assert.Contains("answers 404", console.Error, StringComparison.Ordinal);
        Assert.StartsWith("raw.githubusercontent.com/", Assert.Single(server.Requests), StringComparison.Ordinal);

        Assert.Equal(1, (await console.RunAsync("models", "pull", "countr", "--data", _folder.Path)).ExitCode);
        Assert.Contains("https://github.com/Verg-Avesta/CounTR", console.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await console.RunAsync("models", "pull", "nothing", "--data", _folder.Path)).ExitCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Verifying_tells_every_model_and_fails_when_one_cannot_be_used()
    {
        Assert.Equal(0, (await _console.RunAsync("models", "verify", "--data", _folder.Path)).ExitCode);
        Assert.Contains("Model 'embedded-encoder' is ready.", _console.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await _console.RunAsync("models", "verify", "nothing", "--data", _folder.Path)).ExitCode);

        _folder.Write($"models/broken/{InstalledModels.ManifestName}", "{}"u8.ToArray());
        Assert.Equal(1, (await _console.RunAsync("models", "verify", "--data", _folder.Path)).ExitCode);
        Assert.Contains("Remove that folder and import the checkpoint again.", _console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("embedded", "came with the program")]
    [InlineData("nothing", "No models 'nothing' are installed")]
    public async Task Only_what_was_imported_can_be_removed(string id, string word)
    {
        Assert.Equal(2, (await _console.RunAsync("models", "remove", id, "--data", _folder.Path)).ExitCode);
        Assert.Contains(word, _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_tells_contract_checksum_and_preprocessing()
    {
        Assert.Equal(0, (await _console.RunAsync("models", "export-manifest", "embedded-encoder", "--data", _folder.Path)).ExitCode);
        var model = Assert.Single(JsonDocument.Parse(_console.Output).RootElement.GetProperty("shipped").EnumerateArray());
        Assert.StartsWith("embedded-encoder/", model.GetProperty("contract").GetString(), StringComparison.Ordinal);
        Assert.Equal(64, model.GetProperty("sha256").GetString()!.Length);
        Assert.Equal(48, model.GetProperty("parameters").GetProperty("canonicalObjectSide").GetDouble());
    }

    [Fact]
    public void A_choice_of_models_that_is_not_there_is_told_before_anything_runs()
    {
        var choice = new MethodChoice("persense", "recommended") { DataFolder = _folder.Path, Models = new() { Encoder = "mobile-sam" } };
        Assert.Contains("There is no Encoder 'mobile-sam'", Assert.Throws<CommandFault>(() => new CatalogueMethods().Open(choice)).Message, StringComparison.Ordinal);
    }
}
