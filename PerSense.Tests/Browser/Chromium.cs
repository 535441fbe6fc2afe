using Microsoft.Playwright;

namespace PerSense.Tests.Browser;

/// <summary>One Chromium for a class of tests: the system's own, or the one that PERSENSE_CHROMIUM names.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string SystemChromium = "/usr/bin/chromium";

    // No sandbox, because tests may run as root; nothing in the background, because the machine may have no network.
    private static readonly string[] _arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PERSENSE_CHROMIUM") is { Length: > 0 } named ? named : SystemChromium,
            Headless = true,
            Args = _arguments,
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A browser window of its own, with patience for a busy machine.</summary>
    internal async Task<IBrowserContext> OpenAsync()
    {
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 720 } });
        context.SetDefaultTimeout(60_000);
        return context;
    }
}
