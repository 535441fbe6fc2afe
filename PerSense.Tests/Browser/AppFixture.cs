using Microsoft.Playwright;
using PerSense.Tests.Web;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Projects;

namespace PerSense.Tests.Browser;

/// <summary>A set-up server with the fake engine and one signed-in browser; shared by a class of tests.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    private readonly Chromium _chromium = new();

    internal TestFolder Folder { get; } = new();

    internal LiveServer Server { get; private set; } = null!;

    internal IBrowserContext Window { get; private set; } = null!;

    internal Guid AdaId { get; private set; }

    public async Task InitializeAsync()
    {
        await _chromium.InitializeAsync();
        Server = LiveServer.WithFakeEngine(Folder);
        Window = await _chromium.OpenAsync();
        var page = await Window.NewPageAsync();
        await Server.SetUpAsync(page);
        await page.CloseAsync();
        AdaId = await Server.Host.FindIdAsync(TestServerHost.Email);
    }

    public async Task DisposeAsync()
    {
        await Window.DisposeAsync();
        await Server.DisposeAsync();
        await _chromium.DisposeAsync();
        Folder.Dispose();
    }

    /// <summary>A new page of the signed-in browser at an address of the app.</summary>
    internal async Task<IPage> OpenAsync(string path)
    {
        var page = await Window.NewPageAsync();
        await page.GotoAsync(Server.Address + path);
        return page;
    }

    /// <summary>A project of Ada's with images of these names.</summary>
    internal async Task<Guid> NewProjectAsync(params string[] images)
    {
        var projectId = await Server.Host.DoAsync<ProjectCommands, Guid>(
            AdaId, static async commands => Expect.Done(await commands.CreateAsync("Mushrooms", "A test.", CancellationToken.None)));
        foreach (var name in images)
        {
            using var file = new MemoryStream(Pictures.Png(120, 90));
            var answer = await Server.Host.DoAsync<ImageIntake, UploadedFile>(AdaId, intake => intake.StoreAsync(projectId, name, file, CancellationToken.None));
            Assert.Equal(UploadStatus.Stored, answer.Status);
        }

        return projectId;
    }
}
