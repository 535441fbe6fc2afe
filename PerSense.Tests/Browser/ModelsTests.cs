using PerSense.Tests.Web;
using PerSense.Web.Features.Admin;
using static Microsoft.Playwright.Assertions;

namespace PerSense.Tests.Browser;

/// <summary>The model library in a real browser.</summary>
public sealed class ModelsTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task An_administrator_tests_the_models_and_sees_what_became_of_an_upload()
    {
        var page = await app.OpenAsync("/models");
        await Expect(page.Locator(".measures")).ToHaveCountAsync(0);
        await page.WaitForFunctionAsync("() => globalThis.Blazor !== undefined");
        var file = new Microsoft.Playwright.FilePayload { Name = "letter.pth", MimeType = "application/octet-stream", Buffer = "Dear Ada"u8.ToArray() };
        for (var attempt = 0; attempt < 40 && await page.Locator(".imports").CountAsync() == 0; attempt++)
        {
            await page.SetInputFilesAsync("#checkpoint", file);
            await page.WaitForTimeoutAsync(500);
        }

        await Expect(page.Locator(".imports")).ToContainTextAsync("Not imported");
        await Expect(page.Locator(".import-error").First).ToContainTextAsync("letter.pth");
        await page.ClickAsync("text=Self-test");
        await Expect(page.Locator(".measures")).ToContainTextAsync("Found", new() { Timeout = 60_000 });
        await PageTests.ExpectAccessibleAsync(page, "models");
        await page.ClickAsync("[aria-label='Download MobileSAM']");
        await Expect(page.Locator("dialog[open]")).ToContainTextAsync("https://raw.githubusercontent.com/");
        await page.ClickAsync("dialog[open] button:text('Cancel')");
        await Expect(page.Locator(".imports")).Not.ToContainTextAsync("MobileSAM");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Other_members_read_the_library_and_change_nothing()
    {
        var temporary = await app.Server.Host.DoAsync<UserCommands, string>(
            app.AdaId, static async commands => Web.Expect.Done(await commands.CreateAsync(new NewUser("Eve", "eve@example.org", false), CancellationToken.None)));
        var stranger = await app.Window.Browser!.NewContextAsync();
        var page = await stranger.NewPageAsync();
        await page.GotoAsync($"{app.Server.Address}/models");
        await page.FillAsync("[name=email]", "eve@example.org");
        await page.FillAsync("[name=password]", temporary);
        await page.ClickAsync("button:text('Sign in')");
        await page.FillAsync("[name=oldPassword]", temporary);
        await page.FillAsync("[name=newPassword]", TestServerHost.Password);
        await page.ClickAsync("text=Change password");
        await page.WaitForURLAsync("**/account?done=password");
        await page.GotoAsync($"{app.Server.Address}/models");

        await Expect(page.Locator(".models")).ToContainTextAsync("embedded-encoder");
        await Expect(page.Locator("#stronger")).ToContainTextAsync("models pull mobile-sam");
        await Expect(page.Locator("text=Self-test")).ToHaveCountAsync(0);
        await Expect(page.Locator("#checkpoint")).ToHaveCountAsync(0);
        await Expect(page.Locator("text=Administrators import and remove models.")).ToBeVisibleAsync();
        await stranger.CloseAsync();
    }
}
