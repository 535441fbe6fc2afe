using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Evaluation.Metrics;
using PerSense.Engine.Methods;
using PerSense.Engine.Stages.Instances;
using PerSense.Tests.Stages;
using Xunit.Abstractions;
using DiscScene = PerSense.Tests.Scenes.DiscScene;

namespace PerSense.Tests.Methods;

/// <summary>The whole job with the models that the program ships.</summary>
public sealed class PerSenseOnEmbeddedModelsTests(EmbeddedModels models, ITestOutputHelper output) : IClassFixture<EmbeddedModels>
{
    [Fact]
    public void A_box_round_one_of_a_hundred_discs_finds_all_of_them()
    {
        var scene = new DiscScene(400, 10);
        var instances = Segment(scene, marked: 45);

        Assert.Equal(100, instances.Count);
        Assert.Equal(100, InstanceMatching.Match(scene.Labels, InstanceLabels.Paint(scene.Image.Size, [.. instances.Accepted])).Hits);
    }

    [Fact]
    [Trait("Suite", "Long")]
    public void Fifteen_hundred_objects_in_one_image_are_all_looked_for()
    {
        var scene = new DiscScene(1600, 39);
        var before = GC.GetTotalAllocatedBytes();
        var instances = Segment(scene, marked: 760);

        output.WriteLine($"{instances.Count} of {39 * 39} discs; allocated {(GC.GetTotalAllocatedBytes() - before) >> 20} MiB.");
        Assert.InRange(instances.Count, 1490, 1550);
    }

    private InstanceSet Segment(DiscScene scene, int marked)
    {
        var catalogue = new MethodCatalogue(TimeProvider.System);
        var preset = catalogue.Method(MethodCatalogue.PerSenseId).Preset("recommended");
        var request = new SegmentationRequest(scene.Image, [new(scene.Image, new ReferenceMark.Box(scene.BoxOf(marked)))]);
        return catalogue.Create(MethodCatalogue.PerSenseId, preset.OptionsJson, models.Methods).Segment(request, null, CancellationToken.None).Instances;
    }
}
