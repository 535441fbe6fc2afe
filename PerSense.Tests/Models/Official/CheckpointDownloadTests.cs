using System.Security.Cryptography;
using PerSense.Engine.Models;
using PerSense.Engine.Models.Official;

namespace PerSense.Tests.Models.Official;

public sealed class CheckpointDownloadTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _content = new byte[300_000];
    private CheckpointServer _server = null!;

    public CheckpointDownloadTests() => new Random(4).NextBytes(_content);

    public async Task InitializeAsync()
    {
        _server = await CheckpointServer.StartAsync();
        _server.Content = _content;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/file", "first.example/file")]
    [InlineData("/led-on", "first.example/led-on, second.example/file")]
    public async Task A_checkpoint_arrives_whole_under_its_published_name(string path, string requests)
    {
        var progress = new Last();
        var file = await DownloadAsync(Checkpoint(path), progress);
        Assert.Equal(_content, await File.ReadAllBytesAsync(file));
        Assert.Equal(["weights.pth"], _folder.Files());
        Assert.Equal(requests, string.Join(", ", _server.Requests));
        Assert.Equal(new DownloadProgress(_content.Length, _content.Length), progress.Value);
    }

    [Theory]
    [InlineData("/led-out", "https://elsewhere.example/file")]
    [InlineData("/led-down", "http://first.example/file")]
    [InlineData("/led-round", "more than 5 times")]
    public async Task A_redirection_that_leaves_the_list_or_never_ends_is_not_followed(string path, string word)
    {
        var fault = await Assert.ThrowsAsync<ModelDownloadException>(() => DownloadAsync(Checkpoint(path)));
        Assert.Contains(word, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Requests, static request => request.StartsWith("elsewhere", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interrupted_download_is_continued_where_it_stopped()
    {
        _server.BreaksAfter = 100_000;
        await Assert.ThrowsAsync<ModelDownloadException>(() => DownloadAsync(Checkpoint()));
        var there = new FileInfo(_folder.At("weights.pth.part")).Length;
        Assert.InRange(there, 1, 100_000);

        _server.BreaksAfter = null;
        Assert.Equal(_content, await File.ReadAllBytesAsync(await DownloadAsync(Checkpoint())));
        Assert.Equal($"first.example/file bytes={there}-", _server.Requests[^1]);
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_fetched_from_its_start()
    {
        _server.BreaksAfter = 100_000;
        await Assert.ThrowsAsync<ModelDownloadException>(() => DownloadAsync(Checkpoint()));
        _server.BreaksAfter = null;
        _server.Version = "\"2\"";
        _server.Content = [.. _content.Reverse()];
        Assert.Equal(_server.Content, await File.ReadAllBytesAsync(await DownloadAsync(Checkpoint() with { Sha256 = Sha256(_server.Content) })));
    }

    [Fact]
    public async Task A_file_with_another_checksum_is_thrown_away()
    {
        var fault = await Assert.ThrowsAsync<ModelDownloadException>(() => DownloadAsync(Checkpoint() with { Sha256 = new string('0', 64) }));
        Assert.Contains(Sha256(_content), fault.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task A_file_of_another_length_is_refused_before_it_comes()
    {
        await Assert.ThrowsAsync<ModelDownloadException>(() => DownloadAsync(Checkpoint() with { Bytes = 1000 }));
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told_with_the_way_round()
    {
        var fault = await Assert.ThrowsAsync<ModelDownloadException>(() => DownloadAsync(Checkpoint("/none")));
        Assert.Contains("404", fault.Message, StringComparison.Ordinal);
        Assert.Contains("import the file", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_without_an_address_names_its_page()
    {
        var fault = await Assert.ThrowsAsync<ModelDownloadException>(() => DownloadAsync(Checkpoint() with { Address = null, Note = "Use a browser." }));
        Assert.Contains("Use a browser. The publisher's page is https://first.example/", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("http://first.example/file")]
    [InlineData("https://elsewhere.example/file")]
    [InlineData("https://first.example:8443/file")]
    [InlineData("https://first.example@elsewhere.example/file")]
    [InlineData("https://someone@first.example/file")]
    [InlineData("file:///etc/passwd")]
    public void Only_HTTPS_at_a_server_of_the_list_is_allowed(string address) => Assert.False(Catalogue().Allows(new Uri(address)));

    [Fact]
    public void The_shipped_list_is_sound_and_complete()
    {
        var official = OfficialCatalogue.Load(ModelFolder.Locate(null));
        string[] wanted = ["sam-vit-b", "sam-vit-l", "sam-vit-h", "mobile-sam", "efficientsam-ti", "efficientsam-s", "dinov2-vits14", "dinov2-vitb14", "dinov2-vitl14", "countr", "dsalvanet", "resnet-50"];
        Assert.Empty(wanted.Except(official.Checkpoints.Select(static checkpoint => checkpoint.Id)));
        Assert.All(official.Checkpoints, static checkpoint => Assert.True(checkpoint.Address is not null || checkpoint.Note is not null, checkpoint.Id));
    }

    [Theory]
    [InlineData("""{"version":1,"hosts":["a.example"],"checkpoints":[{"id":"x","label":"X","purpose":"p","file":"../x","page":"https://a.example/","licence":"MIT"}]}""", "without folders")]
    [InlineData("""{"version":1,"hosts":["a.example"],"checkpoints":[{"id":"x","label":"X","purpose":"p","file":"x","address":"http://a.example/x","page":"https://a.example/","licence":"MIT"}]}""", "is not HTTPS")]
    [InlineData("""{"version":1,"hosts":["a.example"],"checkpoints":[{"id":"x","label":"X","purpose":"p","file":"x","sha256":"12","page":"https://a.example/","licence":"MIT"}]}""", "64 hexadecimal")]
    [InlineData("""{"version":1,"hosts":[],"checkpoints":[],"more":1}""", "cannot be read")]
    public void A_list_with_faults_is_refused(string json, string word) =>
        Assert.Contains(word, Assert.Throws<ModelCatalogueException>(() => OfficialCatalogue.Parse(json, "test")).Message, StringComparison.Ordinal);

    private static OfficialCatalogue Catalogue() => OfficialCatalogue.Parse("""{"version":1,"hosts":["first.example","second.example"],"checkpoints":[]}""", "test");

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private OfficialCheckpoint Checkpoint(string path = "/file") => new()
    {
        Id = "weights",
        Label = "Weights",
        Purpose = "Tests.",
        File = "weights.pth",
        Address = new Uri("https://first.example" + path),
        Page = new Uri("https://first.example/"),
        Bytes = _content.Length,
        Sha256 = Sha256(_content),
        Licence = "MIT",
    };

    private async Task<string> DownloadAsync(OfficialCheckpoint checkpoint, IProgress<DownloadProgress>? progress = null)
    {
        using var handler = _server.Handler();
        return await new CheckpointDownload(Catalogue(), handler).DownloadAsync(checkpoint, _folder.Path, progress, default);
    }

    private sealed class Last : IProgress<DownloadProgress>
    {
        public DownloadProgress Value { get; private set; }

        public void Report(DownloadProgress value) => Value = value;
    }
}
