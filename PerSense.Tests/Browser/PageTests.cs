using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PerSense.Tests.Browser;

/// <summary>Every page in both themes: it opens without a fault, says where one is, and meets WCAG 2.1 AA as far as axe can tell.</summary>
public sealed class PageTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static readonly AxeRunOptions _rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] },
    };

    [Theory]
    [InlineData("/projects", "Projects")]
    [InlineData("/projects/{project}", "Images · Mushrooms")]
    [InlineData("/projects/{project}/exemplars", "Exemplars · Mushrooms")]
    [InlineData("/projects/{project}/runs", "Runs · Mushrooms")]
    [InlineData("/projects/{project}/members", "Members · Mushrooms")]
    [InlineData("/projects/{project}/settings", "Settings · Mushrooms")]
    [InlineData("/models", "Models")]
    [InlineData("/admin", "People · Admin")]
    [InlineData("/admin/server", "Server · Admin")]
    [InlineData("/account", "Account")]
    [InlineData("/no/such/page", "Not found")]
    public async Task A_page_opens_and_is_accessible_in_both_themes(string path, string title)
    {
        var projectId = await app.NewProjectAsync("one.png");
        foreach (var theme in new[] { "light", "dark" })
        {
            await app.Window.AddCookiesAsync([new() { Name = "persense-theme", Value = theme, Url = app.Server.Address }]);
            var page = await app.Window.NewPageAsync();
            var faults = new List<string>();
            page.PageError += (_, fault) => faults.Add(fault);
            await page.GotoAsync(app.Server.Address + path.Replace("{project}", projectId.ToString(), StringComparison.Ordinal));
            await Expect(page).ToHaveTitleAsync($"{title} · PerSense");
            await page.WaitForSelectorAsync("h1");
            Assert.Equal(theme, await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).colorScheme"));
            await ExpectAccessibleAsync(page, $"{path} ({theme})");
            Assert.Empty(faults);
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task The_studio_is_dark_and_accessible()
    {
        var projectId = await app.NewProjectAsync("one.png");
        var page = await app.OpenAsync($"/projects/{projectId}");
        await new StudioDriver(page).OpenImageAsync("one.png");

        await Expect(page).ToHaveTitleAsync("one.png · Mushrooms · PerSense");
        Assert.Equal("dark", await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).colorScheme"));
        await ExpectAccessibleAsync(page, "studio");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in_and_then_led_to_where_he_wanted_to_go()
    {
        var stranger = await app.Window.Browser!.NewContextAsync();
        var page = await stranger.NewPageAsync();
        await page.GotoAsync($"{app.Server.Address}/models");

        Assert.Contains("/sign-in?returnUrl=%2Fmodels", page.Url, StringComparison.OrdinalIgnoreCase);
        await ExpectAccessibleAsync(page, "sign-in");
        await page.FillAsync("[name=email]", Web.TestServerHost.Email);
        await page.FillAsync("[name=password]", Web.TestServerHost.Password);
        await page.ClickAsync("button:text('Sign in')");
        await page.WaitForURLAsync("**/models");
        await stranger.CloseAsync();
    }

    internal static async Task ExpectAccessibleAsync(IPage page, string place)
    {
        var result = await page.RunAxe(_rules);
        Assert.True(
            result.Violations.Length == 0,
            $"{place}: " + string.Join("; ", result.Violations.Select(static violation => $"{violation.Id}: {violation.Help} at {violation.Nodes[0].Target}")));
    }
}
