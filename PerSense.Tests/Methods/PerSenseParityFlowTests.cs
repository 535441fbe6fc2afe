using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Engine.Methods.PerSense;
using PerSense.Engine.Stages.PointPrompts;
using PerSense.Tests.Methods.Fakes;

namespace PerSense.Tests.Methods;

/// <summary>How the parity preset talks to networks that work as SAM, a counter with exemplars of the query, and a detector.</summary>
public sealed class PerSenseParityFlowTests
{
    private static readonly ImageSize Size = new(240, 160);
    private static readonly List<Disc> Discs = DiscScene.Grid(6, 4, 40, 14);
    private static readonly ImageBuffer Query = DiscScene.Draw(Size, Discs);
    private static readonly Disc Shown = new(new(60, 50), 14, DiscScene.Red);
    private static readonly ImageBuffer Support = DiscScene.Draw(new(120, 100), [Shown]);

    [Fact]
    public void Every_disc_is_found_by_contours_and_single_point_prompts()
    {
        var result = Segment(FakeWorld.LikeSam(PerSensePresets.ReferenceParity));

        Assert.Equal(Discs.Count, result.Instances.Count);
        Assert.Equal(0, result.Instances.RemovedDuplicates);
        Assert.All(Discs, disc => Assert.Single(result.Instances.Items, one => one.Mask.Contains(disc.Centre.Column, disc.Centre.Row)));
    }

    [Fact]
    public void First_pass_prompts_are_guided_and_refined_and_those_of_the_second_are_plain()
    {
        var world = FakeWorld.LikeSam(PerSensePresets.ReferenceParity);
        var result = Segment(world);

        // One prior and 24 candidates, each guided and then refined with its own mask; 24 plain prompts at the end.
        Assert.Equal(1 + 24, world.Decoder.Asked.Count(static one => one.Guided));
        Assert.Equal(1 + 24, world.Decoder.Asked.Count(static one => one.Prompt.MaskInput is not null));
        Assert.All(world.Decoder.Asked.TakeLast(24), static one => Assert.True(one is { Guided: false, Prompt: { MaskInput: null, Box: null, Points.Count: 1 } }));
        Assert.Equal(2, result.Trace.DensityCalls);
        Assert.Equal(2, result.Trace.EncoderCalls);

        // All prompts of a step go to the decoder together: prior and first pass twice each, second pass once.
        Assert.Equal(5, result.Trace.DecoderCalls);
    }

    [Fact]
    public void The_second_pass_counts_from_the_first_exemplar_and_the_three_best_masks()
    {
        var world = FakeWorld.LikeSam(PerSensePresets.ReferenceParity);
        Segment(world);

        Assert.Equal([1, 4], world.Density.Asked.Select(static one => one.Exemplars.Items.Count));
        Assert.Equal(world.Density.Asked[0].Exemplars.Items[0].Box, world.Density.Asked[1].Exemplars.Items[0].Box);
    }

    [Fact]
    public void The_first_exemplar_may_come_from_a_third_call_with_its_box()
    {
        var world = FakeWorld.LikeSam(PerSensePresets.ReferenceParity with { Exemplars = PerSensePresets.ReferenceParity.Exemplars with { BoxFromThirdCall = true } });
        Segment(world);

        Assert.True(world.Decoder.Asked[2] is { Guided: false, Prompt: { Box: not null, MaskInput: not null } });
    }

    [Fact]
    public void A_detector_gives_the_prior_and_the_gates()
    {
        var detector = new FakeDetector([new(new(30, 30, 90, 90), 0.3), new(new(86, 46, 113, 73), 0.8)]);
        var world = FakeWorld.LikeSam(PerSensePresets.ReferenceParity);
        var gated = new FakeWorld { Encoder = world.Encoder, Decoder = world.Decoder, Density = world.Density, Options = world.Options, Detector = detector };

        var result = gated.Segment(new SegmentationRequest(Query, [new(Support, Mark())], "disc"));

        Assert.Equal(["disc", "all discs"], detector.Asked);
        Assert.Equal(new(99.5, 59.5), gated.Decoder.Asked[0].Prompt.Points[0].Point);
        Assert.All(result.Instances.Items, static one => Assert.True(one.Prompt is { X: >= 30 and <= 114, Y: >= 30 and <= 91 }));
        Assert.NotEmpty(result.Instances.Items);
    }

    [Fact]
    public void When_no_candidate_is_selected_the_second_pass_decodes_all_of_them_and_says_so()
    {
        var detector = new FakeDetector([new(new(0, 0, 1, 1), 0.8)]);
        var options = PerSensePresets.ReferenceParity with { LocationPriors = new() { Source = PerSense.Engine.Stages.LocationPriors.LocationPriorSource.Similarity } };
        var world = FakeWorld.LikeSam(options);
        var gated = new FakeWorld { Encoder = world.Encoder, Decoder = world.Decoder, Density = world.Density, Options = options, Detector = detector };

        var result = gated.Segment(new SegmentationRequest(Query, [new(Support, Mark())], "disc"));

        Assert.Equal(24, result.Instances.Count);
        Assert.Contains(result.Notices, static notice => notice.Contains("all of them were decoded", StringComparison.Ordinal));
    }

    [Fact]
    public void The_paper_selects_the_best_point_alone_for_a_single_object()
    {
        var world = FakeWorld.LikeSam(PerSensePresets.Paper with { PointPrompts = PerSensePresets.Paper.PointPrompts with { Count = PromptCount.Expected } });
        var image = DiscScene.Draw(Size, [Discs[7]]);

        Assert.Single(world.Segment(new SegmentationRequest(image, [new(Support, Mark())])).Instances.Items);
    }

    private static SegmentationResult Segment(FakeWorld world) => world.Segment(new SegmentationRequest(Query, [new(Support, Mark())]));

    private static ReferenceMark.Polygon Mark() => new([new(46, 36), new(74, 36), new(74, 64), new(46, 64)]);
}
