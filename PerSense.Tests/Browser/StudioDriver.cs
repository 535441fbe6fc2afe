using System.Globalization;
using Microsoft.Playwright;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Tests.Browser;

/// <summary>What a person does in the app, in the words of the tests.</summary>
internal sealed class StudioDriver(IPage page)
{
    // As geometry/view.js fits an image into the canvas.
    private const double Margin = 24;
    private const double LargestScale = 4;

    public ILocator Count => page.Locator("[data-count]");

    public async Task CreateProjectAsync(string name)
    {
        // The first click may come before the circuit; a dialog that opens is the sign that it stands.
        await ClickUntilAsync("text=New project", "#project-name");
        await page.FillAsync("#project-name", name);
        await page.ClickAsync("text=Create project");
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/projects/[0-9a-f-]{36}$"));
        await page.WaitForSelectorAsync("text=No images yet");
    }

    /// <summary>Chooses files in the upload dialog.</summary>
    public async Task UploadAsync(params FilePayload[] files)
    {
        var chosen = await page.RunAndWaitForFileChooserAsync(() => page.Locator("text=Add images").Last.ClickAsync());
        await chosen.SetFilesAsync(files);
    }

    public async Task OpenImageAsync(string fileName)
    {
        await page.ClickAsync($".tile >> text={fileName}");
        await WaitForStudioAsync();
    }

    public Task WaitForStudioAsync() => page.WaitForSelectorAsync(".studio[data-ready]");

    public Task WaitForResultAsync() => page.WaitForSelectorAsync(".studio[data-complete]");

    public async Task<int> ReadCountAsync() => int.Parse((await Count.TextContentAsync())!, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    /// <summary>Draws a box on the fitted image.</summary>
    public async Task DrawBoxAsync(ImageSize image, ImageBox box)
    {
        var stage = (await page.Locator("[data-stage]").BoundingBoxAsync())!;
        var scale = Math.Min(Math.Min((stage.Width - (2 * Margin)) / image.Width, (stage.Height - (2 * Margin)) / image.Height), LargestScale);
        var (left, top) = (stage.X + ((stage.Width - (image.Width * scale)) / 2), stage.Y + ((stage.Height - (image.Height * scale)) / 2));
        await page.Mouse.MoveAsync((float)(left + (box.Left * scale)), (float)(top + (box.Top * scale)));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((float)(left + (box.Right * scale)), (float)(top + (box.Bottom * scale)), new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    /// <summary>The picture of the canvas, for comparing.</summary>
    public Task<string> PictureAsync() => page.EvaluateAsync<string>(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(document.querySelector('[data-scene]').toDataURL()))))");

    /// <summary>Moves the confidence slider and lets it go.</summary>
    public async Task SetConfidenceAsync(double value)
    {
        var slider = page.Locator("[data-confidence]");
        await slider.FillAsync(value.ToString(CultureInfo.InvariantCulture));
        await slider.DispatchEventAsync("change");
    }

    private async Task ClickUntilAsync(string button, string sign)
    {
        for (var attempt = 0; attempt < 40 && !await page.Locator(sign).IsVisibleAsync(); attempt++)
        {
            await page.ClickAsync(button);
            await page.WaitForTimeoutAsync(250);
        }

        await page.WaitForSelectorAsync(sign);
    }
}
