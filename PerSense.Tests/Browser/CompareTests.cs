using Microsoft.Playwright;
using PerSense.Engine.Imaging.Geometry;
using static Microsoft.Playwright.Assertions;

namespace PerSense.Tests.Browser;

/// <summary>Two results of one image over each other, in a real browser.</summary>
public sealed class CompareTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static readonly ImageSize _size = new(120, 90);
    private static readonly ImageBox _box = new(20, 20, 50, 50);

    // Whether the right side shows, or does not show, the colour of what both sides found. The picture is noise, which may hold a few such pixels.
    private const string MatchedIs = """
        expected => {
          const canvas = document.querySelector('.compare-right [data-scene]');
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          let pixels = 0;
          for (let i = 0; i < data.length; i += 4) {
            pixels += data[i] === 0x00 && data[i + 1] === 0x99 && data[i + 2] === 0x88 ? 1 : 0;
          }
          return pixels > 10 === expected;
        }
        """;

    // Whether as much is left free on the left of the drawn image as on its right, and above as below, within two pixels.
    private const string IsInTheMiddle = """
        () => {
          const canvas = document.querySelector('.compare-left [data-scene]');
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          const drawn = (x, y) => data[4 * (y * canvas.width + x) + 3] > 0;
          const row = Math.floor(canvas.height / 2), column = Math.floor(canvas.width / 2);
          const across = [...Array(canvas.width).keys()].filter(x => drawn(x, row));
          const down = [...Array(canvas.height).keys()].filter(y => drawn(column, y));
          const even = (list, size) => list.length > 0 && list[0] > 0 && Math.abs(list[0] - (size - 1 - list.at(-1))) <= 2;
          return even(across, canvas.width) && even(down, canvas.height);
        }
        """;

    [Fact]
    public async Task Two_results_are_swiped_with_the_keyboard_and_counted()
    {
        var page = await SearchTwiceAsync();
        await page.ClickAsync(".result summary:has(time)");
        await Expect(page.Locator(".result-runs button").First).ToContainTextAsync("PerSense, Recommended");
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
    public async Task What_both_sides_found_has_one_colour_until_the_differences_are_switched_off()
    {
        var page = await SearchTwiceAsync();
        await page.GotoAsync(new Uri(page.Url).GetLeftPart(UriPartial.Path) + "/compare");
        await page.WaitForSelectorAsync(".compare[data-ready]");
        var button = page.Locator("[data-command=toggle-differences]");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await page.WaitForFunctionAsync(MatchedIs, true);

        await page.Keyboard.PressAsync("c");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
        await page.WaitForFunctionAsync(MatchedIs, false);
        await page.WaitForFunctionAsync("() => getComputedStyle(document.querySelector('.agreement dt'), '::before').visibility === 'hidden'");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_fitted_image_fits_the_window_when_it_is_resized()
    {
        var page = await SearchTwiceAsync();
        await page.GotoAsync(new Uri(page.Url).GetLeftPart(UriPartial.Path) + "/compare");
        await page.WaitForSelectorAsync(".compare[data-ready]");
        await page.SetViewportSizeAsync(700, 520);
        await page.WaitForFunctionAsync(IsInTheMiddle);
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
