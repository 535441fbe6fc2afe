using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;
using PerSense.Tests.Web;
using PerSense.Web.Features.Accounts;
using PerSense.Web.Features.Jobs;

namespace PerSense.Tests.Browser;

/// <summary>The web app on a real port, for a real browser.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private LiveServer(TestServerHost host)
    {
        Host = host;
        host.UseKestrel(0);
        host.StartServer();
        Address = host.ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    public TestServerHost Host { get; }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>The address that creates the first administrator, as the console prints it.</summary>
    public string SetupAddress => $"{Address}/setup?token={Host.Get<SetupToken>().Value}";

    /// <summary>A server whose engine finds little squares at once.</summary>
    public static LiveServer WithFakeEngine(TestFolder folder) => new(new TestServerHost(folder));

    /// <summary>A server as it is shipped, with the embedded models.</summary>
    public static LiveServer WithRealEngine(TestFolder folder) => new(new TestServerHost(folder, static services =>
    {
        services.RemoveAll<ISegmentationEngine>();
        services.AddSingleton<ISegmentationEngine, SegmentationEngine>();
    }));

    /// <summary>Creates the first administrator by the link of the console; ends on the list of projects.</summary>
    public async Task SetUpAsync(IPage page)
    {
        await page.GotoAsync(SetupAddress);
        await page.FillAsync("[name=name]", "Ada Lovelace");
        await page.FillAsync("[name=email]", TestServerHost.Email);
        await page.FillAsync("[name=password]", TestServerHost.Password);
        await page.ClickAsync("text=Create administrator");
        await page.WaitForURLAsync("**/projects");
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
