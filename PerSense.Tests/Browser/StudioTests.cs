using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Tests.Web;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Realtime;
using static Microsoft.Playwright.Assertions;

namespace PerSense.Tests.Browser;

/// <summary>The studio and the uploads in a real browser, with an engine that does what the test wants.</summary>
public sealed class StudioTests(AppFixture app) : IClassFixture<AppFixture>, IAsyncLifetime
{
    private static readonly ImageSize _size = new(120, 90);
    private static readonly ImageBox _box = new(20, 20, 50, 50);
    private static readonly InstanceItem _square = new(1, new MaskItem(4, 4, 2, 2, "04"), [4, 4, 2, 2], 4, 0.9, 0.8, 0.7, [5, 5]);

    public Task InitializeAsync()
    {
        app.Server.Host.Engine.Squares = 9;
        app.Server.Host.Engine.AfterSquare = static (_, stop) => stop.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_upload_says_of_each_file_what_became_of_it()
    {
        var projectId = await app.NewProjectAsync("first.png");
        var page = await app.OpenAsync($"/projects/{projectId}");
        var known = Pictures.Png(60, 40);
        await page.WaitForSelectorAsync(".tile");
        await UploadWhenReadyAsync(page, File("new.png", known), File("again.png", known), File("letter.jpg", "Dear Ada"u8.ToArray()));

        var list = page.Locator(".uploads");
        await Expect(list.Locator("strong")).ToHaveTextAsync("1 added, 1 already there, 1 refused");
        await Expect(list.Locator("[data-over=refused]")).ToContainTextAsync("not an image");
        await Expect(list.Locator("[data-over=duplicate]")).ToContainTextAsync("again.png");
        await Expect(page.Locator(".tile")).ToHaveCountAsync(2);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Cancel_stands_where_Find_all_was_and_stops_the_search()
    {
        app.Server.Host.Engine.AfterSquare = static (index, stop) => WaitFrom(index, 2, stop);
        var (page, studio) = await OpenStudioAsync();
        await studio.DrawBoxAsync(_size, _box);
        var place = await page.Locator("text=Find all").BoundingBoxAsync();
        await page.ClickAsync("text=Find all");

        var cancel = page.Locator("button:text('Cancel')");
        await Expect(cancel).ToBeVisibleAsync();
        var same = (await cancel.BoundingBoxAsync())!;
        Assert.Equal((place!.X, place.Y, place.Width), (same.X, same.Y, same.Width));
        await Expect(page.Locator(".stage-now")).ToContainTextAsync("Decode masks");
        await cancel.ClickAsync();

        await Expect(page.Locator("text=The last search was cancelled")).ToBeVisibleAsync();
        await Expect(page.Locator("button:text('Find all')")).ToBeEnabledAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task Masks_are_on_the_canvas_while_the_search_is_at_work_also_after_a_reload()
    {
        app.Server.Host.Engine.AfterSquare = static (index, stop) => WaitFrom(index, 4, stop);
        var (page, studio) = await OpenStudioAsync();
        var bare = await studio.PictureAsync();
        await studio.DrawBoxAsync(_size, _box);
        await page.ClickAsync("text=Find all");

        await Expect(page.Locator(".studio[data-any]")).ToBeVisibleAsync();
        Assert.NotEqual(bare, await studio.PictureAsync());
        await page.ReloadAsync();
        await studio.WaitForStudioAsync();
        await Expect(page.Locator(".studio[data-any]")).ToBeVisibleAsync();
        await page.ClickAsync("button:text('Cancel')");
        await Expect(page.Locator("text=The last search was cancelled")).ToBeVisibleAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_late_word_that_a_search_is_at_work_does_not_take_what_it_found_off_the_canvas()
    {
        var (page, _) = await SearchAsync();
        var imageId = Guid.Parse(new Uri(page.Url).Segments[^1]);
        var done = await app.Server.Host.QueryAsync(db => db.Jobs.AsNoTracking().SingleAsync(job => job.ImageId == imageId));
        await page.ClickAsync("summary:has-text('Export')");
        await page.ClickAsync(".menu-item:has-text('Delete')");
        await page.ClickAsync("button:text('Delete result')");
        await Expect(page.Locator(".studio:not([data-any])")).ToBeVisibleAsync();
        var feed = app.Server.Host.Get<JobFeed>();
        feed.Publish(new JobMessage.Instances([_square]).About(done));
        await Expect(page.Locator(".studio[data-any]")).ToBeVisibleAsync();

        feed.Publish(new JobMessage.Changed(JobStatus.Running, null, null).About(done));
        feed.Publish((await QueueAnotherAsync(done)).ToChanged());
        await Expect(page.Locator("button:text('Cancel')")).ToBeVisibleAsync();
        await Expect(page.Locator(".studio[data-any]")).ToBeVisibleAsync();

        await page.ClickAsync("button:text('Cancel')");
        await Expect(page.Locator("text=The last search was cancelled")).ToBeVisibleAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_slider_filters_without_a_new_run()
    {
        var (page, studio) = await SearchAsync();
        var runs = app.Server.Host.Engine.Tasks.Count;

        Assert.Equal(6, await studio.ReadCountAsync());
        await studio.SetConfidenceAsync(0.2);
        Assert.Equal(9, await studio.ReadCountAsync());
        await studio.SetConfidenceAsync(0.95);
        Assert.Equal(0, await studio.ReadCountAsync());
        Assert.Equal(runs, app.Server.Host.Engine.Tasks.Count);
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_table_and_the_canvas_are_twins()
    {
        var (page, studio) = await SearchAsync();
        var unselected = await studio.PictureAsync();

        await page.Locator(".instances-body").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("[role=row][aria-selected=true]")).ToHaveAttributeAsync("data-label", "2");
        Assert.NotEqual(unselected, await studio.PictureAsync());
        await page.ClickAsync("button:text('Area')");
        await Expect(page.Locator("[aria-sort=descending]")).ToContainTextAsync("Area");
        await page.CloseAsync();
    }

    [Fact]
    public async Task In_a_high_window_the_table_takes_all_that_the_panel_has_left()
    {
        var (page, _) = await SearchAsync();
        await page.SetViewportSizeAsync(1280, 1600);
        var panel = (await page.Locator(".studio-panel").BoundingBoxAsync())!;
        var table = (await page.Locator(".instances").BoundingBoxAsync())!;
        var settings = (await page.Locator(".result details.trace").Last.BoundingBoxAsync())!;

        Assert.Equal(panel.Y + panel.Height, table.Y + table.Height, 1f);
        Assert.InRange(table.Y - (settings.Y + settings.Height), 0, 16);
        Assert.True(table.Height > 600, $"{table.Height} pixels");
        await page.CloseAsync();
    }

    [Fact]
    public async Task In_a_narrow_window_the_opacity_can_still_be_set()
    {
        var (page, _) = await SearchAsync();
        await page.SetViewportSizeAsync(900, 700);

        Assert.InRange((await page.Locator(".strip-opacity").BoundingBoxAsync())!.Width, 40, 200);
        await page.CloseAsync();
    }

    [Fact]
    public async Task An_exemplar_of_another_image_can_be_used()
    {
        var (page, _) = await SearchAsync();
        await page.ClickAsync("[aria-label='Next image'], [aria-label='Previous image']");
        await page.WaitForSelectorAsync("h1:text('other.png')", new() { State = WaitForSelectorState.Attached });
        await page.WaitForSelectorAsync(".studio[data-ready]");
        await page.ClickAsync("text=Choose");
        await page.ClickAsync(".picker-item");
        await Expect(page.Locator(".exemplar-words")).ToContainTextAsync("from marked.png");
        await page.ClickAsync("text=Find all");
        await page.WaitForSelectorAsync(".studio[data-complete]");

        Assert.True(app.Server.Host.Engine.Tasks.TryPeek(out _));
        Assert.NotSame(app.Server.Host.Engine.Tasks.Last().Request.Image, app.Server.Host.Engine.Tasks.Last().Request.References[0].Image);
        await page.ReloadAsync();
        await Expect(page.Locator(".exemplar-words")).ToContainTextAsync("from marked.png");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_result_of_the_embedded_models_is_labelled_as_such_and_leads_to_stronger_ones()
    {
        app.Server.Host.Engine.ModelIds = ["embedded-encoder", "embedded-decoder"];
        var (page, _) = await SearchAsync();
        await Expect(page.Locator(".result .embedded-note")).ToContainTextAsync("Found with the embedded models. Small and fast");
        await page.GotoAsync(new Uri(page.Url).GetLeftPart(UriPartial.Path).Split("/images/")[0] + "/runs");
        await Expect(page.Locator(".rz-grid-table")).ToContainTextAsync("Embedded");
        await page.Locator("text=Install stronger models").ClickAsync();

        await page.WaitForURLAsync("**/models#stronger");
        app.Server.Host.Engine.ModelIds = ["fake-encoder"];
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_wrong_option_is_refused_beside_its_field()
    {
        var (page, studio) = await OpenStudioAsync();
        await studio.DrawBoxAsync(_size, _box);
        await page.ClickAsync(".options > summary");
        await page.GetByLabel("Verifier cut").FillAsync("lots");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".option-fault")).ToHaveTextAsync("Enter a number, such as 0.5.");
        await Expect(page.Locator("button:text('Find all')")).ToBeDisabledAsync();
        await page.GetByLabel("Verifier cut").FillAsync("2");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".option-fault")).ToHaveTextAsync("Must be between 0 and 1.");
        await page.GetByLabel("Verifier cut").FillAsync("0.6");
        await page.Keyboard.PressAsync("Tab");

        await Expect(page.Locator(".option-fault")).ToHaveCountAsync(0);
        await Expect(page.Locator("button:text('Find all')")).ToBeEnabledAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_search_is_repeated_with_the_settings_that_it_was_made_with()
    {
        var (page, studio) = await OpenStudioAsync();
        await studio.DrawBoxAsync(_size, _box);
        await page.ClickAsync(".options > summary");
        await page.ClickAsync("text=Advanced options");
        await page.GetByLabel("Choice").SelectOptionAsync("thresholds");
        await page.GetByLabel("Keep maps").CheckAsync();
        await Expect(page.Locator(".options > summary")).ToContainTextAsync("2 changed");
        await PageTests.ExpectAccessibleAsync(page, "options");
        await page.ClickAsync("button:text('Find all')");
        await studio.WaitForResultAsync();
        var first = app.Server.Host.Engine.Tasks.Last().Options;
        await page.ReloadAsync();
        await studio.WaitForResultAsync();
        await page.ClickAsync("text=PerSense, Recommended, 2 options changed");
        await page.ClickAsync("text=Run again with the same settings");
        await Expect(page.Locator(".result summary:has(time)")).ToBeVisibleAsync();

        Assert.Contains("thresholds", first, StringComparison.Ordinal);
        var second = app.Server.Host.Engine.Tasks.Last().Options;
        Assert.Contains("\"choice\":\"thresholds\"", second, StringComparison.Ordinal);
        Assert.Contains("\"keepMaps\":true", second, StringComparison.Ordinal);
        await Expect(page.Locator(".options > summary")).ToContainTextAsync("2 changed");
        await page.CloseAsync();
    }

    [Fact]
    public async Task After_a_reload_the_method_preset_and_options_are_those_of_the_shown_result()
    {
        var (page, studio) = await OpenStudioAsync();
        await studio.DrawBoxAsync(_size, _box);
        await page.SelectOptionAsync("#method", "persam");
        await page.SelectOptionAsync("#preset", "paper");
        await page.ClickAsync(".options > summary");
        await page.GetByLabel("Keep maps").CheckAsync();
        await page.ClickAsync("button:text('Find all')");
        await studio.WaitForResultAsync();
        await page.ReloadAsync();
        await studio.WaitForResultAsync();

        await Expect(page.Locator("#method")).ToHaveValueAsync("persam");
        await Expect(page.Locator("#preset")).ToHaveValueAsync("paper");
        await Expect(page.Locator(".options > summary")).ToContainTextAsync("1 changed");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_method_without_its_model_says_which_and_leads_to_the_library()
    {
        var (page, studio) = await OpenStudioAsync();
        await studio.DrawBoxAsync(_size, _box);
        await page.SelectOptionAsync("#method", "matcher");

        await Expect(page.Locator("button:text('Find all')")).ToBeDisabledAsync();
        await Expect(page.Locator(".note-warn")).ToContainTextAsync("Matcher needs a model for similarity features.");
        await page.ClickAsync("text=Open the model library");
        await page.WaitForURLAsync("**/models#stronger");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Every_export_can_be_downloaded()
    {
        var (page, _) = await SearchAsync();
        foreach (var format in new[] { "COCO", "Table", "Labels", "Overlay" })
        {
            await page.ClickAsync("summary:has-text('Export')");
            var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync($".menu-item:has-text('{format}')"));
            Assert.Null(await download.FailureAsync());
        }

        await page.CloseAsync();
    }

    private static void WaitFrom(int index, int last, CancellationToken stop)
    {
        if (index >= last)
        {
            stop.WaitHandle.WaitOne();
        }

        stop.ThrowIfCancellationRequested();
    }

    private static FilePayload File(string name, byte[] bytes) => new() { Name = name, MimeType = "image/png", Buffer = bytes };

    // The dialog opens once the circuit stands.
    private static async Task UploadWhenReadyAsync(IPage page, params FilePayload[] files)
    {
        var chosen = page.WaitForFileChooserAsync();
        while (!chosen.IsCompleted)
        {
            await page.ClickAsync("text=Add images");
            await Task.WhenAny(chosen, page.WaitForTimeoutAsync(300));
        }

        await (await chosen).SetFilesAsync(files);
    }

    // It waits for ever: no worker is told of it.
    private Task<SegmentationJob> QueueAnotherAsync(SegmentationJob like) => app.Server.Host.QueryAsync(async db =>
    {
        var job = new SegmentationJob
        {
            ProjectId = like.ProjectId,
            ImageId = like.ImageId,
            ExemplarId = like.ExemplarId,
            Method = like.Method,
            Preset = like.Preset,
            CreatedAt = like.CreatedAt,
            CreatedById = like.CreatedById,
        };
        db.Jobs.Add(job);
        await db.SaveChangesAsync();
        return job;
    });

    private async Task<(IPage Page, StudioDriver Studio)> OpenStudioAsync()
    {
        var projectId = await app.NewProjectAsync("other.png", "marked.png");
        var page = await app.OpenAsync($"/projects/{projectId}");
        var studio = new StudioDriver(page);
        await studio.OpenImageAsync("marked.png");
        await page.WaitForURLAsync(new Regex("/images/"));
        return (page, studio);
    }

    private async Task<(IPage Page, StudioDriver Studio)> SearchAsync()
    {
        var (page, studio) = await OpenStudioAsync();
        await studio.DrawBoxAsync(_size, _box);
        await page.ClickAsync("text=Find all");
        await studio.WaitForResultAsync();
        return (page, studio);
    }
}
