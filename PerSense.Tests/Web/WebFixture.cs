using PerSense.Web.Features.Projects;

namespace PerSense.Tests.Web;

/// <summary>A set-up server with Ada as administrator and Eve as a stranger to everybody's projects; shared by a class of tests.</summary>
public sealed class WebFixture : IAsyncLifetime
{
    internal TestFolder Folder { get; } = new();

    internal TestServerHost Host { get; private set; } = null!;

    internal TestBrowser Ada { get; private set; } = null!;

    internal Guid AdaId { get; private set; }

    internal TestBrowser Eve { get; private set; } = null!;

    internal Guid EveId { get; private set; }

    public async Task InitializeAsync()
    {
        Host = new TestServerHost(Folder);
        Ada = await Host.SetUpAsync();
        AdaId = await Host.FindIdAsync(TestServerHost.Email);
        (Eve, EveId) = await Host.AddPersonAsync(AdaId, "Eve", "eve@example.org");
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Folder.Dispose();
    }

    /// <summary>A project of Ada's.</summary>
    internal async Task<Guid> NewProjectAsync() => await Host.DoAsync<ProjectCommands, Guid>(
        AdaId, static async commands => Expect.Done(await commands.CreateAsync($"Project {Guid.NewGuid()}", "", CancellationToken.None)));

    /// <summary>A project of Ada's with one image in it.</summary>
    internal async Task<(Guid ProjectId, Guid ImageId)> NewImageAsync()
    {
        var projectId = await NewProjectAsync();
        return (projectId, await Ada.StoreAsync(projectId));
    }
}
