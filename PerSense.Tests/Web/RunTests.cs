using System.Buffers.Binary;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Web.Features.Projects;
using PerSense.Web.Features.Runs;

namespace PerSense.Tests.Web;

public sealed class RunTests : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private JobStory _story = null!;
    private string _url = "";

    public async Task InitializeAsync()
    {
        _story = await JobStory.StartAsync(_folder);
        _url = _story.RunUrl(await _story.RunAsync());
    }

    public async Task DisposeAsync() => await _story.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_run_tells_what_was_found_and_how()
    {
        var run = await _story.Ada.ReadAsync<RunDetails>(_url);

        Assert.Equal((2, 3, 3.25, 1, 0.5), (run.CountByMasks, run.InstanceCount, run.ExpectedCount, run.RemovedDuplicates, run.Threshold));
        Assert.Equal(["A notice."], run.Notices);
        Assert.Equal(["fake-encoder"], run.ModelIds);
        Assert.Equal(9, run.Trace.Milliseconds);
        Assert.Equal((2, 1, 6, 3), (run.Trace.DecoderCalls, run.Trace.DetectorCalls, run.Trace.DensityStemCalls, run.Trace.DensityHeadCalls));
        Assert.Contains("density stem 6×", run.Trace.Questions());
        Assert.Equal(5, Assert.Single(run.Trace.Stages).Milliseconds);
        Assert.Equal(_story.ImageId, run.ReferenceImageId);
        Assert.True(run.HasDensity);
    }

    [Fact]
    public async Task Instances_come_back_as_they_were_found()
    {
        var stored = await _story.Ada.ReadAsync<StoredInstances>($"{_url}/instances");

        Assert.Equal((40, 30, 3), (stored.Width, stored.Height, stored.Items.Count));
        var second = InstanceItems.ToInstance(stored.Items[1], new ImageSize(stored.Width, stored.Height));
        Assert.Equal((3, 0, 4L), (second.Mask.Left, second.Mask.Top, second.Mask.Patch.Area()));
        Assert.Equal(new ImageBox(3, 0, 5, 2), second.Box);
        Assert.Equal((4L, 0.899, 0.8, 0.7), (second.Area, second.Confidence, second.PredictedIou, second.Similarity));
        Assert.Equal(new ImagePoint(4, 1), second.Prompt);
    }

    [Fact]
    public async Task Browsers_get_the_instances_packed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_url}/instances");
        request.Headers.Add("Accept-Encoding", "gzip");

        using var answer = await _story.Ada.Http.SendAsync(request);

        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        using var unpacked = new System.IO.Compression.GZipStream(await answer.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal(3, (await JsonSerializer.DeserializeAsync<StoredInstances>(unpacked, TestBrowser.Json))!.Items.Count);
    }

    [Theory]
    [InlineData("density.bin")]
    [InlineData("similarity.bin")]
    public async Task Maps_say_where_they_lie(string name)
    {
        var bytes = await _story.Ada.Http.GetByteArrayAsync($"{_url}/{name}");

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        Assert.Equal(0, length % 4);
        var header = JsonSerializer.Deserialize<MapHeader>(Encoding.UTF8.GetString(bytes, 4, length), TestBrowser.Json)!;
        Assert.Equal((2, 2, 0.1f, 0.4f), (header.Width, header.Height, header.Low, header.High));
        Assert.Equal([2.0 / 40, 2.0 / 30], header.Scale);
        Assert.Equal([0.1f, 0.2f, 0.3f, 0.4f], Enumerable.Range(0, 4).Select(cell => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(4 + length + (4 * cell)))));
        Assert.Equal(4 + length + 16, bytes.Length);
    }

    [Fact]
    public async Task The_slider_is_kept_and_counts_anew()
    {
        using var answer = await _story.PutAsync($"{_url}/threshold", new { threshold = 0.2 });
        Assert.Equal(3, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("count").GetInt32());
        Assert.Equal((3, 0.2), await SettingAsync());

        await _story.PutAsync($"{_url}/threshold", new { threshold = 0.8995 });
        Assert.Equal((1, 0.8995), await SettingAsync());

        Assert.Equal(HttpStatusCode.BadRequest, (await _story.PutAsync($"{_url}/threshold", new { threshold = 1.5 })).StatusCode);
        Assert.Equal((1, 0.8995), await SettingAsync());
    }

    [Fact]
    public async Task Exports_hold_what_the_slider_shows()
    {
        using var coco = JsonDocument.Parse(await _story.Ada.Http.GetStringAsync($"{_url}/export.json"));
        var annotations = coco.RootElement.GetProperty("annotations");
        Assert.Equal(2, annotations.GetArrayLength());
        var segmentation = annotations[1].GetProperty("segmentation");
        Assert.Equal([30, 40], segmentation.GetProperty("size").EnumerateArray().Select(static side => side.GetInt32()));
        Assert.Equal(new ImageBox(3, 0, 5, 2), RunLength.Parse(segmentation.GetProperty("counts").GetString()!, new ImageSize(40, 30)).Bounds());

        var labels = LabelImage.Decode(await _story.Ada.Http.GetByteArrayAsync($"{_url}/labels.png")).Value!;
        Assert.Equal((1, 2, 0), (labels[0, 0], labels[4, 1], labels[7, 1]));

        var overlay = ImageCodec.Decode(await _story.Ada.Http.GetByteArrayAsync($"{_url}/overlay.png")).Value!;
        Assert.Equal(new ImageSize(40, 30), overlay.Size);

        var lines = (await _story.Ada.Http.GetStringAsync($"{_url}/instances.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("2,3,0,2,2,4,0.899,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_a_run_deletes_its_files_unless_another_has_the_same()
    {
        var twin = await _story.RunAsync();
        var files = _folder.Files("runs").Count;

        Assert.Equal(HttpStatusCode.NoContent, (await _story.Ada.DeleteAsync(_url)).StatusCode);
        Assert.Equal(files, _folder.Files("runs").Count);
        Assert.Equal(HttpStatusCode.OK, (await _story.Ada.GetAsync($"{_story.RunUrl(twin)}/instances")).StatusCode);

        await _story.Ada.DeleteAsync(_story.RunUrl(twin));
        Assert.Empty(_folder.Files("runs"));
        Assert.Equal(HttpStatusCode.NotFound, (await _story.Ada.GetAsync($"{_url}/instances")).StatusCode);
    }

    [Fact]
    public async Task Deleting_the_project_deletes_everything()
    {
        await _story.Host.DoAsync<ProjectCommands, object>(_story.AdaId, async commands => Expect.Done(await commands.DeleteAsync(_story.ProjectId, CancellationToken.None)));

        Assert.Empty(new[] { "images", "renditions", "runs", "temporary" }.SelectMany(_folder.Files));
        Assert.Equal(0, await _story.Host.QueryAsync(static async db => await db.Images.CountAsync() + await db.Exemplars.CountAsync() + await db.Jobs.CountAsync()
            + await db.Runs.CountAsync() + await db.Members.CountAsync()));
    }

    private async Task<(int Count, double Threshold)> SettingAsync()
    {
        var run = await _story.Ada.ReadAsync<RunDetails>(_url);
        return (run.CountByMasks, run.Threshold);
    }
}
