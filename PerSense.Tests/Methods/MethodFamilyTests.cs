using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Engine.Methods.GroundedSam;
using PerSense.Engine.Methods.PerSense;
using PerSense.Engine.Methods.PerSensePlusPlus;
using PerSense.Engine.Models;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Grounding;
using PerSense.Tests.Methods.Fakes;

namespace PerSense.Tests.Methods;

/// <summary>The methods for many objects on fake networks that see discs.</summary>
public sealed class MethodFamilyTests
{
    private static readonly ImageSize Size = new(320, 240);
    private static readonly List<Disc> Discs = DiscScene.Grid(4, 3, 80, 26);
    private static readonly Disc Stranger = Discs[^1] with { Colour = DiscScene.Blue };
    private static readonly ImageBuffer Query = DiscScene.Draw(Size, [.. Discs.SkipLast(1), Stranger]);

    public static TheoryData<string, string> Presets
    {
        get
        {
            var presets = new TheoryData<string, string>();
            foreach (var method in new MethodCatalogue(TimeProvider.System).Methods)
            {
                method.Presets.ToList().ForEach(preset => presets.Add(method.Id, preset.Id));
            }

            return presets;
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_preset_of_every_method_runs_on_models_like_sam_and_on_embedded_ones(string method, string preset)
    {
        foreach (var world in new[] { LikeSam(), LikeEmbedded() })
        {
            var catalogue = new MethodCatalogue(TimeProvider.System);
            var observer = new RecordingObserver();
            var bound = catalogue.Create(method, catalogue.Method(method).Preset(preset).OptionsJson, Models(world));
            if (world.Decoder.SupportsMaskInput || !preset.EndsWith("parity", StringComparison.Ordinal))
            {
                var result = bound.Segment(new(Query, [new(Query, new ReferenceMark.Box(Discs[0].Box))]), observer, default);

                Assert.NotEmpty(result.Instances.Items);
                Assert.Equal(1, observer.Progress[^1].Fraction);
                Assert.Equal(world.Encoder.Calls, result.Trace.EncoderCalls);
                Assert.Equal(world.Decoder.Asked.Count, result.Trace.DecoderPrompts);
                Assert.Equal(world.Density.Asked.Count, result.Trace.DensityCalls);
            }
        }
    }

    [Theory]
    [InlineData("persense-plus-plus")]
    [InlineData("grounded-sam")]
    [InlineData("auto")]
    public void Every_disc_of_the_marked_colour_is_found(string method)
    {
        var result = Run(method, LikeEmbedded(), "{}");

        Assert.All(Discs.SkipLast(1), disc => Assert.Single(result.Instances.Accepted, one => one.Mask.Contains(disc.Centre.Column, disc.Centre.Row)));
        Assert.DoesNotContain(result.Instances.Accepted, static one => one.Mask.Contains(Stranger.Centre.Column, Stranger.Centre.Row));
    }

    [Fact]
    public void Matcher_finds_the_marked_object_again_in_another_image()
    {
        var shown = new Disc(new(60, 50), 26, DiscScene.Blue);
        var request = new SegmentationRequest(Query, [new(DiscScene.Draw(new(120, 100), [shown]), new ReferenceMark.Box(shown.Box))]);
        var instance = Assert.Single(Create("matcher", LikeSam(), """{ "matching": { "mostPoints": 2 } }""").Segment(request, null, default).Instances.Items);

        Assert.InRange(instance.Box.IntersectionOverUnion(Stranger.Box), 0.8, 1);
    }

    [Fact]
    public void A_detector_that_reads_words_is_asked_once_for_the_label()
    {
        var detector = new FakeDetector([new(Discs[1].Box, 0.9), new(Discs[2].Box, 0.1), new(Stranger.Box, 0.5)]);
        var world = LikeSam();
        var models = Models(world) with { Detector = detector };
        var result = new GroundedSamMethod(models, new(), TimeProvider.System)
            .Segment(new(Query, [new(Query, new ReferenceMark.Polygon(Corners(Discs[0].Box)))], "disc"), null, default);

        Assert.Equal(["disc"], detector.Asked);
        Assert.Equal(2, result.Instances.Count);
        Assert.Equal((1, 1, 2, 0), (result.Trace.DetectorCalls, result.Trace.EncoderCalls, result.Trace.DecoderPrompts, result.Trace.DensityCalls));
    }

    [Fact]
    public void Several_boxes_of_one_object_give_one_instance_unless_parity_is_asked()
    {
        DetectedBox[] boxes = [new(Discs[1].Box, 0.9), new(Discs[1].Box, 0.8)];
        var models = Models(LikeSam()) with { Detector = new FakeDetector(boxes) };
        var request = new SegmentationRequest(Query, [new(Query, new ReferenceMark.Polygon(Corners(Discs[0].Box)))], "disc");

        Assert.Single(new GroundedSamMethod(models, new(), TimeProvider.System).Segment(request, null, default).Instances.Items);
        Assert.Equal(2, new GroundedSamMethod(models, GroundedSamPresets.ReferenceParity, TimeProvider.System).Segment(request, null, default).Instances.Count);
    }

    [Fact]
    public void Auto_says_why_it_chose_and_encodes_no_image_twice()
    {
        var world = LikeEmbedded();
        var dense = Run("auto", world, "{}");
        var large = new Disc(new(80, 80), 60, DiscScene.Red);
        var image = DiscScene.Draw(new(160, 160), [large]);
        var single = Create("auto", LikeEmbedded(), "{}").Segment(new(image, [new(image, new ReferenceMark.Box(large.Box))]), null, default);

        Assert.Contains("PerSense was chosen", dense.Notices[0], StringComparison.Ordinal);
        Assert.Contains("11", dense.Notices[0], StringComparison.Ordinal);
        Assert.Contains("PerSAM-F was chosen", single.Notices[0], StringComparison.Ordinal);
        Assert.Equal(world.Encoder.Asked.Distinct().Count(), dense.Trace.EncoderCalls);
    }

    [Fact]
    public void Auto_without_a_counter_or_detector_looks_for_one_object()
    {
        var world = LikeSam();
        var method = new MethodCatalogue(TimeProvider.System).Create("auto", "{}", Models(world) with { Density = null });

        Assert.Contains("no model that counts", method.Segment(new(Query, [new(Query, new ReferenceMark.Box(Discs[0].Box))]), null, default).Notices[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Boxes_of_density_and_similarity_gate_what_is_not_like_the_exemplar()
    {
        var gated = PerSensePresets.Recommended with { PointPrompts = new() { Gate = PerSense.Engine.Stages.PointPrompts.PromptGate.DetectorOrExemplarBoxes } };

        Assert.NotEmpty(Run("persense", LikeEmbedded(), OptionsJson.Write(gated)).Instances.Accepted);
    }

    [Fact]
    public void Each_of_persense_plus_pluss_additions_can_be_switched_on_persense()
    {
        var options = OptionsJson.Write(PerSensePlusPlusPresets.Recommended);

        Assert.Equal(Describe(Run("persense-plus-plus", LikeEmbedded(), options)), Describe(Run("persense", LikeEmbedded(), options)));
    }

    [Fact]
    public void Methods_that_need_no_counter_say_so() => Assert.Equal(
        ["persam", "persam-f", "grounded-sam", "matcher", "auto"],
        new MethodCatalogue(TimeProvider.System).Methods.Where(static method => !method.Roles.Contains(ModelRole.Density)).Select(static method => method.Id));

    private static SegmentationResult Run(string method, FakeWorld world, string options) =>
        Create(method, world, options).Segment(new(Query, [new(Query, new ReferenceMark.Box(Discs[0].Box))]), null, default);

    private static ISegmentationMethod Create(string method, FakeWorld world, string options) =>
        new MethodCatalogue(TimeProvider.System).Create(method, options == "{}" ? new MethodCatalogue(TimeProvider.System).Method(method).Presets[0].OptionsJson : options, Models(world));

    private static MethodModels Models(FakeWorld world) => new(world.Encoder, world.Decoder, world.Density, world.Encoder);

    private static FakeWorld LikeSam() => new()
    {
        Encoder = new(new EncodingScale.FixedLongestSide(512)) { SeesCoverage = true },
        Decoder = new() { SupportsGuidance = true, SupportsMaskInput = true },
        Density = new() { AcceptsForeignExemplars = false, GivesHeat = false },
    };

    private static FakeWorld LikeEmbedded() => new() { Encoder = new(new EncodingScale.CanonicalObject(48, 256, 1024, 3)) { SeesCoverage = true } };

    private static ImagePoint[] Corners(ImageBox box) => [new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)];

    private static IEnumerable<string> Describe(SegmentationResult result) => result.Instances.Items.Select(static one => $"{one.Box} {one.Confidence:R}");
}
