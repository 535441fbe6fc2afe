using Microsoft.Playwright;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Tests.Repository;
using PerSense.Tests.Web;
using Xunit.Abstractions;

namespace PerSense.Tests.Browser;

/// <summary>The main job as a newcomer does it, in a real browser, with the models that are shipped.</summary>
public sealed class StoryTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private static readonly ImageSize _photoSize = new(640, 640);
    private static readonly ImageSize _sampleSize = new(1024, 768);

    [Fact]
    public async Task From_the_first_start_to_a_result_that_survives_a_restart_of_the_server()
    {
        using var folder = new TestFolder();
        await using var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        var studio = new StudioDriver(page);
        var (photo, size, box) = Photo();
        string place;
        int chosen;

        await using (var server = LiveServer.WithRealEngine(folder))
        {
            await server.SetUpAsync(page);
            await studio.CreateProjectAsync("Mushrooms");
            await studio.UploadAsync(photo);
            await studio.OpenImageAsync(photo.Name);
            var bare = await studio.PictureAsync();

            await studio.DrawBoxAsync(size, box);
            await page.ClickAsync("text=Find all");
            await studio.WaitForResultAsync();
            var found = await studio.ReadCountAsync();
            Assert.True(found >= 20, $"{found} instances");
            Assert.NotEqual(bare, await studio.PictureAsync());

            await studio.SetConfidenceAsync(0.9);
            chosen = await studio.ReadCountAsync();
            Assert.True(chosen < found, $"{chosen} of {found} at a confidence of 0.9");

            // The reload shows what the server keeps, so the slider's setting must have arrived there.
            await WaitForStoredCountAsync(page, chosen);
            await page.ReloadAsync();
            await studio.WaitForResultAsync();
            Assert.Equal(chosen, await studio.ReadCountAsync());
            place = new Uri(page.Url).AbsolutePath;
        }

        await using (var restarted = LiveServer.WithRealEngine(folder))
        {
            await page.GotoAsync(restarted.Address + place);
            await studio.WaitForResultAsync();
            Assert.Equal(chosen, await studio.ReadCountAsync());
            Assert.Empty(faults);
        }
    }

    // The list of runs reads the count from the database.
    private static async Task WaitForStoredCountAsync(IPage page, int count)
    {
        var project = new Uri(page.Url).AbsolutePath.Split("/images/")[0];
        var list = await page.Context.NewPageAsync();
        for (var attempt = 0; attempt < 40; attempt++)
        {
            await list.GotoAsync(new Uri(new Uri(page.Url), $"{project}/runs").ToString());
            await list.WaitForSelectorAsync(".rz-grid-table");
            if ((await list.TextContentAsync(".rz-grid-table"))!.Contains($"{count} instance", StringComparison.Ordinal))
            {
                break;
            }

            await list.WaitForTimeoutAsync(250);
        }

        await list.CloseAsync();
    }

    // A real photo where there is one; the sample scene that ships with the app otherwise.
    private (FilePayload File, ImageSize Size, ImageBox Box) Photo()
    {
        var real = SharedFolder.Find(output, "data/pack-dev/mushroom/00.jpg");
        var path = real ?? RepositoryFolder.FullPath("wwwroot/samples/beans.jpg");
        var file = new FilePayload { Name = Path.GetFileName(path), MimeType = "image/jpeg", Buffer = File.ReadAllBytes(path) };
        return real is null
            ? (file, _sampleSize, ImageBox.FromCorner(441, 261, 52, 58))
            : (file, _photoSize, ImageBox.FromCorner(250, 546, 53, 45));
    }
}
