using Microsoft.Extensions.DependencyInjection;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Web.Features.Jobs;
using PerSense.Web.Features.ModelLibrary;
using PerSense.Web.Features.Runs;

namespace PerSense.Tests.Web;

/// <summary>The whole way from an upload to a stored run, with the models that come with the program.</summary>
public class RealEngineTests
{
    [Fact]
    public async Task Discs_on_a_plain_ground_are_found_and_stored()
    {
        using var folder = new TestFolder();
        await using var story = await JobStory.StartAsync(folder, static services => services.AddSingleton<ISegmentationEngine, SegmentationEngine>());
        var (imageId, discs) = (await story.Ada.StoreAsync(story.ProjectId, Discs()), 12);
        var exemplarId = await story.MarkAsync(imageId, new(30, 30, 44, 44));

        var job = await story.WaitForEndAsync(await story.EnqueueAsync(imageId, exemplarId));

        Assert.True(job.State is JobState.Done, (job.State as JobState.Failed)?.Error);
        var run = await story.Ada.ReadAsync<RunDetails>(story.RunUrl(job));
        Assert.InRange(run.CountByMasks, discs / 2, discs * 2);
        Assert.NotEmpty(run.ModelIds);
        Assert.Contains("\"", run.Options, StringComparison.Ordinal);
        Assert.NotEmpty(run.Trace.Stages);
    }

    [Fact]
    public async Task The_models_and_the_device_are_listed()
    {
        using var folder = new TestFolder();
        await using var host = new TestServerHost(folder);
        await host.SetUpAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var queries = scope.ServiceProvider.GetRequiredService<ModelQueries>();

        var models = Expect.Done(await queries.ListAsync(CancellationToken.None));
        var device = Expect.Done(await queries.DeviceAsync(CancellationToken.None));

        Assert.All(models, static model => Assert.Equal(Engine.Models.ModelFileState.Ready, model.State));
        Assert.True(models.Count >= 4);
        Assert.False(string.IsNullOrWhiteSpace(device.Reason));
    }

    // Four by three dark discs of 40 pixels on a light ground.
    private static byte[] Discs()
    {
        var image = new ImageBuffer(new ImageSize(420, 330));
        image.Pixels.Fill(225);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                var (dx, dy) = ((x % 100) - 52, (y % 100) - 52);
                if ((dx * dx) + (dy * dy) < 400 && x < 400 && y < 300)
                {
                    image.Row(y).Slice(3 * x, 3).Fill(40);
                }
            }
        }

        return ImageCodec.EncodePng(image);
    }
}
