using Microsoft.Playwright;
using PerSense.Engine.Imaging.Geometry;
using static Microsoft.Playwright.Assertions;

namespace PerSense.Tests.Browser;

/// <summary>Two results of one image over each other, in a real browser.</summary>
public sealed class CompareTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static readonly ImageSize _size = new(120, 90);
    private static readonly ImageBox _box = new(20, 20, 50, 50);

    [Fact]
    public async Task Two_results_are_swiped_with_the_keyboard_and_counted()
    {
        var page = await SearchTwiceAsync();
        await page.ClickAsync(".result summary:has(time)");
        await page.ClickAsync("text=Compare two results");
        await page.WaitForSelectorAsync(".compare[data-ready]");

        await Expect(page).ToHaveTitleAsync("Compare · one.png · PerSense");
        await Expect(page.Locator(".agreement dd")).ToHaveTextAsync(["2", "4", "0"]);
        await Expect(page.Locator(".side output")).ToHaveTextAsync(["6", "4"]);
        var divider = page.Locator("[role=slider][data-swipe]");
        var middle = (await divider.BoundingBoxAsync())!.X;
        await divider.FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(divider).ToHaveAttributeAsync("aria-valuenow", "61");
        Assert.True((await divider.BoundingBoxAsync())!.X > middle + 50);
        await page.Keyboard.PressAsync("Home");
        await Expect(divider).ToHaveAttributeAsync("aria-valuenow", "0");
        await PageTests.ExpectAccessibleAsync(page, "compare");
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_address_keeps_which_results_are_compared()
    {
        var page = await SearchTwiceAsync();
        await page.GotoAsync(new Uri(page.Url).GetLeftPart(UriPartial.Path) + "/compare");
        await page.WaitForSelectorAsync(".compare[data-ready]");
        var left = page.Locator(".side select").First;
        var latest = await page.Locator(".side select").Last.InputValueAsync();
        await left.SelectOptionAsync(latest);

        await page.WaitForURLAsync($"**/compare?left={latest}&right={latest}");
        await Expect(page.Locator(".agreement dd")).ToHaveTextAsync(["0", "4", "0"]);
        await page.ReloadAsync();
        await Expect(page.Locator(".agreement dd")).ToHaveTextAsync(["0", "4", "0"]);
        await page.CloseAsync();
    }

    [Fact]
    public async Task An_image_with_one_result_says_what_is_missing()
    {
        var projectId = await app.NewProjectAsync("one.png");
        var page = await app.OpenAsync($"/projects/{projectId}");
        await new StudioDriver(page).OpenImageAsync("one.png");
        await page.GotoAsync(page.Url + "/compare");

        await Expect(page.Locator("h1")).ToHaveTextAsync("Nothing to compare yet");
        await page.CloseAsync();
    }

    private async Task<IPage> SearchTwiceAsync()
    {
        var projectId = await app.NewProjectAsync("one.png");
        var page = await app.OpenAsync($"/projects/{projectId}");
        var studio = new StudioDriver(page);
        await studio.OpenImageAsync("one.png");
        app.Server.Host.Engine.Squares = 9;
        await studio.DrawBoxAsync(_size, _box);
        await page.ClickAsync("text=Find all");
        await studio.WaitForResultAsync();
        app.Server.Host.Engine.Squares = 6;
        await page.ClickAsync("text=Find all again");
        await Expect(studio.Count).ToHaveTextAsync("4");
        await page.WaitForSelectorAsync(".result summary:has(time)");
        return page;
    }
}
