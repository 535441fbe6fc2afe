using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PerSense.Engine.Models;
using PerSense.Web.Access;
using PerSense.Web.Features.ModelLibrary;
using PerSense.Web.Features.ModelLibrary.Imports;
using PerSense.Web.Features.ModelLibrary.SelfTest;

namespace PerSense.Tests.Web;

public sealed class ModelLibraryTests : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestFolder _offered = new();
    private readonly List<Uri?> _asked = [];
    private TestServerHost _host = null!;
    private TestBrowser _ada = null!;
    private TestBrowser _eve = null!;
    private Guid _adaId;
    private Guid _eveId;

    public async Task InitializeAsync()
    {
        _host = new TestServerHost(
            _folder,
            services => services.AddSingleton(new DownloadHandler(() => new Recorder(_asked))),
            ("PerSense:ModelImport:MaxUploadMegabytes", "1"),
            ("PerSense:ModelImport:Folder", _offered.Path));
        _ada = await _host.SetUpAsync();
        _adaId = await _host.FindIdAsync(TestServerHost.Email);
        (_eve, _eveId) = await _host.AddPersonAsync(_adaId, "Eve", "eve@example.org");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose()
    {
        _folder.Dispose();
        _offered.Dispose();
    }

    [Fact]
    public void A_role_is_told_in_words()
    {
        Assert.All(Enum.GetValues<ModelRole>(), static role => Assert.DoesNotContain(RoleNames.Of(role)[1..], char.IsUpper));
    }

    [Fact]
    public async Task Every_member_sees_the_models_with_role_licence_and_state()
    {
        var models = await _eve.ReadAsync<List<ModelRow>>("/api/models");

        Assert.Contains(models, static model => model is { Id: "embedded-encoder", IsShipped: true, Licence: "Apache-2.0", State: ModelFileState.Ready });
    }

    [Fact]
    public async Task Only_administrators_upload_remove_and_look_at_imports()
    {
        using var upload = await _eve.SendAsync(HttpMethod.Post, "/api/models/uploads", TestBrowser.Multipart(("sam.pth", [1])));
        using var removal = await _eve.DeleteAsync("/api/models/embedded");
        using var import = await _eve.GetAsync($"/api/models/imports/{Guid.NewGuid()}");

        Assert.All([upload, removal, import], static answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Expect.Refused(await DoAsync(_eveId, static commands => commands.DownloadAsync("mobile-sam", false, CancellationToken.None)), RefusalKind.Forbidden);
        Expect.Refused(await DoAsync(_eveId, static commands => commands.ImportFileAsync("x.pth", false, CancellationToken.None)), RefusalKind.Forbidden);
        Expect.Refused(await DoAsync(_eveId, static commands => commands.TestAsync(ModelSelection.Default, CancellationToken.None)), RefusalKind.Forbidden);
        Assert.Empty(_host.Get<ModelImports>().Latest);
    }

    [Fact]
    public async Task A_file_that_is_no_checkpoint_is_refused_with_a_reason_and_leaves_nothing_behind()
    {
        using var answer = await _ada.SendAsync(HttpMethod.Post, "/api/models/uploads", TestBrowser.Multipart(("letter.pth", Encoding.UTF8.GetBytes("Dear Ada"))));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("importId").GetGuid();
        await Expect.UntilAsync(() => Task.FromResult(Find(id).State.IsOver), "the import ends");

        var failed = Assert.IsType<ImportState.Failed>(Find(id).State);
        Assert.Contains("letter.pth", failed.Error, StringComparison.Ordinal);
        var told = await _ada.ReadAsync<JsonElement>($"/api/models/imports/{id}");
        Assert.Equal(("failed", failed.Error), (told.GetProperty("state").GetString(), told.GetProperty("error").GetString()));
        await Expect.UntilAsync(() => Task.FromResult(_folder.Files("temporary").Count == 0), "the upload is gone");
    }

    [Fact]
    public async Task An_upload_above_the_limit_is_refused_and_not_kept()
    {
        using var answer = await _ada.SendAsync(HttpMethod.Post, "/api/models/uploads", TestBrowser.Multipart(("sam.pth", new byte[1_100_000])));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("larger than 1 MB", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(_folder.Files("temporary"));
        Assert.Empty(_host.Get<ModelImports>().Latest);
    }

    [Fact]
    public async Task Models_that_came_with_the_program_are_not_removed()
    {
        using var answer = await _ada.DeleteAsync("/api/models/embedded");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("came with the program", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_plain_checkpoints_of_the_folder_itself_can_be_named()
    {
        Write("one.pth");
        Write("notes.txt");
        Directory.CreateDirectory(Path.Combine(_offered.Path, "inner"));
        Write("inner/two.pth");
        File.CreateSymbolicLink(Path.Combine(_offered.Path, "link.pth"), Path.Combine(_offered.Path, "notes.txt"));
        var folder = _host.Get<ImportFolder>();

        Assert.Equal([new ImportFile("one.pth", 4)], folder.Files());
        Assert.Equal(Path.Combine(_offered.Path, "one.pth"), folder.Find("one.pth"));
        foreach (var name in new[] { "inner/two.pth", "../persense.db", "/etc/passwd", "link.pth", "notes.txt", "", ".", "two.pth" })
        {
            Expect.Refused(await DoAsync(_adaId, commands => commands.ImportFileAsync(name, false, CancellationToken.None)), RefusalKind.NotFound);
        }
    }

    [Fact]
    public async Task A_checkpoint_of_the_folder_stays_there_whatever_comes_of_its_import()
    {
        Write("one.pth");
        var id = Expect.Done(await DoAsync(_adaId, static commands => commands.ImportFileAsync("one.pth", true, CancellationToken.None)));
        await Expect.UntilAsync(() => Task.FromResult(Find(id).State.IsOver), "the import ends");

        Assert.IsType<ImportState.Failed>(Find(id).State);
        Assert.True(Find(id).IsHalf);
        Assert.True(File.Exists(Path.Combine(_offered.Path, "one.pth")));
    }

    [Fact]
    public async Task Nothing_is_fetched_until_an_administrator_asks_and_then_only_the_published_address()
    {
        await _ada.GetAsync("/models");
        Assert.Empty(_asked);

        var id = Expect.Done(await DoAsync(_adaId, static commands => commands.DownloadAsync("mobile-sam", false, CancellationToken.None)));
        await Expect.UntilAsync(() => Task.FromResult(Find(id).State.IsOver), "the import ends");

        Assert.IsType<ImportState.Failed>(Find(id).State);
        Assert.Equal("raw.githubusercontent.com", Assert.Single(_asked)?.Host);
        Expect.Refused(await DoAsync(_adaId, static commands => commands.DownloadAsync("no-such", false, CancellationToken.None)), RefusalKind.NotFound);
    }

    [Fact]
    public async Task The_self_test_finds_what_was_drawn_and_measures_it()
    {
        var report = Expect.Done(await DoAsync(_adaId, static commands => commands.TestAsync(ModelSelection.Default, CancellationToken.None)));

        Assert.InRange(report.Found, TestScene.Discs - 2, TestScene.Discs + 2);
        Assert.True(report is { EncoderMs: > 0, PromptMs: > 0, DensityMs: > 0 } && report.TotalMs >= report.EncoderMs, $"{report}");
    }

    private Task<Outcome<T>> DoAsync<T>(Guid userId, Func<ModelCommands, Task<Outcome<T>>> act) => _host.DoAsync<ModelCommands, Outcome<T>>(userId, act);

    private ModelImport Find(Guid id) => _host.Get<ModelImports>().Latest.Single(import => import.Id == id);

    private void Write(string name) => File.WriteAllBytes(Path.Combine(_offered.Path, name), [1, 2, 3, 4]);

    private sealed class Recorder(List<Uri?> asked) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.Add(request.RequestUri);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request });
        }
    }
}
