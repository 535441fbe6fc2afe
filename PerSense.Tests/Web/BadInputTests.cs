using System.Buffers.Binary;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Models;
using PerSense.Web.Access;
using PerSense.Web.Data.Files;
using PerSense.Web.Features.Images;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.Runs;

namespace PerSense.Tests.Web;

public class BadInputTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1500)]
    public async Task A_run_of_any_number_of_instances_is_told_and_stored_whole(int number)
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);
        story.Host.Engine.Squares = number;
        await using var hub = await HubClient.ConnectAsync(story.Host, story.Ada);
        await hub.WatchAsync(story.ProjectId, story.ImageId);

        var job = await story.RunAsync();

        await hub.WaitForAsync("finished");
        Assert.Equal(number, hub.All("instances").Sum(static message => message.GetProperty("items").GetArrayLength()));
        Assert.Equal(number, (await story.Ada.ReadAsync<StoredInstances>($"{story.RunUrl(job)}/instances")).Items.Count);
        Assert.Equal(number, (await story.Ada.ReadAsync<RunDetails>(story.RunUrl(job))).InstanceCount);
        foreach (var export in new[] { "export.json", "labels.png", "overlay.png", "instances.csv" })
        {
            Assert.True((await story.Ada.GetAsync($"{story.RunUrl(job)}/{export}")).IsSuccessStatusCode, export);
        }
    }

    [Fact]
    public async Task A_picture_of_one_pixel_and_one_that_lies_on_its_side_are_taken()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder);

        using var answer = await story.Ada.UploadAsync(story.ProjectId, ("dot.png", Pictures.Png(1, 1)), ("turned.jpg", OnItsSide(Pictures.Jpeg(60, 20))));

        var files = (await answer.Content.ReadFromJsonAsync<List<UploadedFile>>(TestBrowser.Json))!;
        Assert.All(files, static file => Assert.Equal(UploadStatus.Stored, file.Status));
        var turned = await story.Host.QueryAsync(db => db.Images.SingleAsync(image => image.Id == files[1].ImageId));
        Assert.Equal((20, 60), (turned.Width, turned.Height));
        var display = await story.Ada.Http.GetByteArrayAsync($"/api/projects/{story.ProjectId}/images/{turned.Id}/display");
        Assert.Equal((20, 60), (ImageCodec.Decode(display).Value!.Width, ImageCodec.Decode(display).Value!.Height));
    }

    [Fact]
    public async Task A_disk_that_is_full_when_the_result_comes_fails_the_job_and_leaves_nothing()
    {
        using var folder = new TestFolder();
        FullDisk? disk = null;
        await using var story = await JobStory.StartAsync(folder, services => services.AddSingleton<IFileStore>(
            provider => disk = new FullDisk(ActivatorUtilities.CreateInstance<LocalFileStore>(provider), int.MaxValue)));
        disk!.Fill();

        var failed = Assert.IsType<JobState.Failed>((await story.WaitForAsync(await story.EnqueueAsync(), JobStatus.Failed)).State);

        Assert.Contains("disk is full", failed.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Files("runs"));
        Assert.Empty(folder.Files("temporary"));
        Assert.False(await story.Host.QueryAsync(static db => db.Runs.AnyAsync()));
    }

    [Theory]
    [InlineData("missing", "is missing")]
    [InlineData("cut", "cut short")]
    [InlineData("exchanged", "SHA-256")]
    public async Task Models_that_cannot_be_used_fail_the_job_with_the_reason(string fault, string reason)
    {
        using var folder = new TestFolder();
        using var models = new TestFolder();
        Spoil(models.Path, fault);
        await using var story = await JobStory.StartAsync(
            folder, static services => services.AddSingleton<ISegmentationEngine, SegmentationEngine>(), ("PerSense:Engine:ModelsFolder", models.Path));

        var failed = Assert.IsType<JobState.Failed>((await story.WaitForAsync(await story.EnqueueAsync(), JobStatus.Failed)).State);

        Assert.Contains(reason, failed.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Files("runs"));
    }

    [Fact]
    public async Task Without_a_catalogue_a_search_is_refused_at_once_with_the_reason()
    {
        using var folder = new TestFolder();
        using var models = new TestFolder();
        Spoil(models.Path, "no catalogue");
        await using var story = await JobStory.StartAsync(
            folder, static services => services.AddSingleton<ISegmentationEngine, SegmentationEngine>(), ("PerSense:Engine:ModelsFolder", models.Path));
        var outcome = await story.Host.DoAsync<JobCommands, Outcome<IReadOnlyList<Guid>>>(story.AdaId, commands => commands.EnqueueAsync(
            story.ProjectId, new NewJob([story.ImageId], story.ExemplarId, "persense", "recommended"), CancellationToken.None));

        Assert.Contains("catalogue.json", outcome.Refusal!.Message, StringComparison.Ordinal);
    }

    private static void Spoil(string folder, string fault)
    {
        var source = ModelFolder.Locate(null);
        var catalogue = ModelCatalogue.Load(source);
        foreach (var file in catalogue.Models.Select(static model => model.File).Append(ModelCatalogue.FileName).Distinct())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.Copy(Path.Combine(source, file), Path.Combine(folder, file));
        }

        var decoder = Path.Combine(folder, catalogue.Member(catalogue.Bundles[0], ModelRole.Decoder)!.File);
        switch (fault)
        {
            case "missing":
                File.Delete(decoder);
                break;
            case "cut":
                File.WriteAllBytes(decoder, File.ReadAllBytes(decoder)[..^100]);
                break;
            case "exchanged":
                var bytes = File.ReadAllBytes(decoder);
                bytes[^50] ^= 1;
                File.WriteAllBytes(decoder, bytes);
                break;
            default:
                File.Delete(Path.Combine(folder, ModelCatalogue.FileName));
                break;
        }
    }

    // An EXIF block that says "turn me a quarter to the right" (orientation 6), put behind the JPEG's first marker.
    private static byte[] OnItsSide(byte[] jpeg)
    {
        byte[] exif = [.. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. exif, .. jpeg[2..]];
    }
}
