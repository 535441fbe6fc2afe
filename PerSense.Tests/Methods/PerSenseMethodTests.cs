using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Engine.Methods.PerSense;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.PointPrompts;
using PerSense.Tests.Methods.Fakes;

namespace PerSense.Tests.Methods;

public sealed class PerSenseMethodTests
{
    private static readonly ImageSize Size = new(240, 160);
    private static readonly List<Disc> Discs = DiscScene.Grid(6, 4, 40, 14);
    private static readonly Disc Stranger = new(new(220, 140), 14, DiscScene.Blue);

    public static TheoryData<string> Marks => ["box", "pixels", "polygon", "strokes", "points"];

    [Theory]
    [MemberData(nameof(Marks))]
    public void Every_kind_of_mark_leads_to_every_disc(string mark)
    {
        var result = new FakeWorld().Segment(Scene(), Mark(mark, Discs[8]));

        AssertFound(Discs, result.Instances);
        Assert.Empty(result.Notices);
    }

    [Fact]
    public void Discs_of_another_colour_are_not_counted()
    {
        var image = DiscScene.Draw(Size, [.. Discs.SkipLast(1), Stranger]);

        AssertFound([.. Discs.SkipLast(1)], new FakeWorld().Segment(image, Mark("box", Discs[0])).Instances);
    }

    [Fact]
    public void A_mark_on_another_image_leads_to_every_disc()
    {
        var shown = new Disc(new(60, 50), 14, DiscScene.Red);
        var request = new SegmentationRequest(
            DiscScene.Draw(Size, [.. Discs.SkipLast(1), Stranger]), [new(DiscScene.Draw(new(120, 100), [shown]), Mark("pixels", shown, new(120, 100)))]);

        AssertFound([.. Discs.SkipLast(1)], new FakeWorld().Segment(request).Instances);
    }

    [Fact]
    public void Several_marks_on_one_image_are_used_together()
    {
        var image = Scene();
        var world = new FakeWorld();
        var result = world.Segment(new SegmentationRequest(image, [new(image, Mark("box", Discs[0])), new(image, Mark("polygon", Discs[7]))]));

        AssertFound(Discs, result.Instances);
        Assert.Equal(2, world.Density.Asked[0].Exemplars.Items.Count);
    }

    [Fact]
    public void Marks_on_different_images_are_refused() => Assert.Throws<ArgumentException>(() => new FakeWorld().Segment(
        new SegmentationRequest(Scene(), [new(Scene(), Mark("box", Discs[0])), new(Scene(), Mark("box", Discs[1]))])));

    [Fact]
    public void An_image_without_an_instance_gives_an_empty_set_and_says_so()
    {
        var shown = DiscScene.Draw(Size, Discs);
        var result = new FakeWorld().Segment(new SegmentationRequest(new(Size), [new(shown, Mark("pixels", Discs[0]))]));

        Assert.Equal(0, result.Instances.Count);
        Assert.Contains(result.Notices, static notice => notice.StartsWith("Nothing in the image", StringComparison.Ordinal));
    }

    [Fact]
    public void An_image_with_one_instance_gives_that_one() =>
        AssertFound([Discs[8]], new FakeWorld().Segment(DiscScene.Draw(Size, [Discs[8]]), Mark("box", Discs[8])).Instances);

    [Fact]
    public void Fifteen_hundred_instances_are_all_found()
    {
        var discs = DiscScene.Grid(50, 30, 16, 5);
        var result = new FakeWorld().Segment(DiscScene.Draw(new(800, 480), discs), new ReferenceMark.Box(discs[700].Box));

        Assert.Equal(1500, result.Instances.Count);
        Assert.Equal(1500, result.Density!.ExpectedCount);
    }

    [Fact]
    public void The_same_request_gives_the_same_instances()
    {
        var first = new FakeWorld().Segment(Scene(), Mark("box", Discs[3])).Instances.Items;
        var second = new FakeWorld().Segment(Scene(), Mark("box", Discs[3])).Instances.Items;

        Assert.Equal(first.Select(Describe), second.Select(Describe));
        Assert.All(first.Zip(second), static pair => Assert.Equal(pair.First.Mask.Patch.Cells.ToArray(), pair.Second.Mask.Patch.Cells.ToArray()));
    }

    [Fact]
    public void Progress_never_falls_and_ends_at_one()
    {
        var observer = new RecordingObserver();
        var image = Scene();
        new FakeWorld().Segment(new(image, [new(image, Mark("box", Discs[0]))]), observer);

        Assert.Equal(observer.Progress.Select(static one => one.Fraction).Order(), observer.Progress.Select(static one => one.Fraction));
        Assert.Equal(1, observer.Progress[^1].Fraction);
        Assert.All(observer.Progress, static one => Assert.InRange(one.Done, 0, one.Total));
    }

    [Fact]
    public void Masks_are_shown_while_they_are_decoded_and_the_maps_before_them()
    {
        var image = Scene();
        var observer = new RecordingObserver();
        var result = new FakeWorld().Segment(new(image, [new(image, Mark("box", Discs[0]))]), observer);

        Assert.Equal(1, observer.Maps);
        Assert.True(observer.Batches > 1);
        Assert.Subset(observer.Instances.Select(static one => one.Mask).ToHashSet(), result.Instances.Items.Select(static one => one.Mask).ToHashSet());
    }

    [Theory]
    [InlineData(StageKind.Encoding)]
    [InlineData(StageKind.Density)]
    [InlineData(StageKind.MaskDecoding)]
    public void A_run_stops_in_any_stage_when_it_is_cancelled(StageKind stage)
    {
        using var source = new CancellationTokenSource();
        var observer = new RecordingObserver { WhenProgress = progress => Cancel(progress.Stage == stage, source) };
        var image = Scene();

        Assert.Throws<OperationCanceledException>(() => new FakeWorld().Segment(new(image, [new(image, Mark("box", Discs[0]))]), observer, source.Token));
        Assert.Equal(stage, observer.Progress[^1].Stage);
    }

    [Fact]
    public void A_mark_on_the_searched_image_shares_its_embedding()
    {
        var world = new FakeWorld { Options = PerSensePresets.Recommended with { OtherSizes = 1 } };
        var result = world.Segment(Scene(), Mark("pixels", Discs[0]));

        Assert.Equal(1, world.Encoder.Calls);
        Assert.Equal(1, result.Trace.EncoderCalls);
        Assert.Equal(world.Decoder.Asked.Count, result.Trace.DecoderPrompts);
        Assert.Equal(world.Density.Asked.Count, result.Trace.DensityCalls);
    }

    [Fact]
    public void Smaller_objects_are_looked_for_even_where_the_marked_one_is_larger_than_the_encoder_wants_it()
    {
        // Reduced to the least side of 256 pixels, the marked disc is still longer than the 48 pixels that are wanted.
        Disc[] discs = [new(new(180, 240), 100, DiscScene.Red), new(new(460, 240), 100, DiscScene.Red)];
        var image = DiscScene.Draw(new(640, 480), discs);
        var world = new FakeWorld { Options = PerSensePresets.Recommended with { OtherSizes = 1.6 } };
        world.Segment(image, Mark("pixels", discs[0], image.Size));

        Assert.Equal([0.4, 0.64], world.Encoder.Asked.Select(static asked => Math.Round(asked.Scale, 4)).Distinct());
    }

    [Fact]
    public void Objects_of_another_size_than_the_reference_are_looked_at_anew()
    {
        var shown = new Disc(new(60, 50), 14, DiscScene.Red);
        var large = DiscScene.Grid(4, 3, 100, 40);
        var world = new FakeWorld { Options = PerSensePresets.Recommended with { OtherSizes = 1 } };
        var result = world.Segment(new SegmentationRequest(
            DiscScene.Draw(new(400, 300), large), [new(DiscScene.Draw(new(120, 100), [shown]), Mark("pixels", shown, new(120, 100)))]));

        AssertFound(large, result.Instances);
        Assert.Equal(3, world.Encoder.Calls);
        Assert.Contains(result.Trace.Stages, static stage => stage is { Stage: StageKind.Encoding, Pass: 2 });
    }

    [Theory]
    [InlineData(0.9, false)]
    [InlineData(0.3, true)]
    public void A_mark_whose_object_is_hard_to_make_out_is_used_with_a_notice(double predictedIou, bool isNoticed)
    {
        var world = new FakeWorld { Decoder = new() { PredictedIou = predictedIou } };
        var notices = world.Segment(Scene(), Mark("box", Discs[0])).Notices;

        Assert.Equal(isNoticed, notices.Any(static notice => notice.Contains("hard to make out", StringComparison.Ordinal)));
    }

    [Fact]
    public void Objects_of_other_sizes_than_the_exemplars_are_looked_for_on_views_of_their_own()
    {
        var world = new FakeWorld();
        var result = world.Segment(Scene(), Mark("pixels", Discs[0]));

        AssertFound(Discs, result.Instances);
        Assert.Equal(3, world.Encoder.Calls);
        Assert.Equal(3, result.Trace.Stages.Count(static stage => stage is { Stage: StageKind.MaskDecoding, Pass: 2 }));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    public void There_are_as_many_passes_as_feedback_iterations_and_one(int iterations, int passes)
    {
        var options = PerSensePresets.Recommended with { Feedback = new() { Iterations = iterations } };
        var result = new FakeWorld { Options = options }.Segment(Scene(), Mark("box", Discs[0]));

        AssertFound(Discs, result.Instances);
        Assert.Equal(passes, result.Trace.Stages.Count(static stage => stage.Stage == StageKind.InstanceDetection));
    }

    [Fact]
    public void A_pass_with_the_exemplars_of_the_one_before_estimates_no_density_anew()
    {
        var options = PerSensePresets.Recommended with { PointPrompts = new() { Gate = PromptGate.DetectorBoxes, Fallback = PromptFallback.Never } };
        var world = new FakeWorld { Options = options, Detector = new FakeDetector([]) };
        var image = Scene();
        var result = world.Segment(new SegmentationRequest(image, [new(image, Mark("box", Discs[0]))], "disc"));

        Assert.Equal(1, result.Trace.DensityCalls);
        Assert.Equal(2, result.Trace.DetectorCalls);
    }

    [Fact]
    public void Maps_are_kept_on_request_only()
    {
        Assert.Empty(new FakeWorld().Segment(Scene(), Mark("box", Discs[0])).Trace.Maps);

        var kept = new FakeWorld { Options = PerSensePresets.Recommended with { KeepMaps = true } }.Segment(Scene(), Mark("box", Discs[0])).Trace.Maps;
        Assert.Equal(
            [(StageKind.Similarity, 1), (StageKind.Density, 1), (StageKind.Density, 2)], kept.Select(static map => (map.Stage, map.Pass)));
    }

    private static ImageBuffer Scene() => DiscScene.Draw(Size, Discs);

    private static ReferenceMark Mark(string kind, Disc disc) => Mark(kind, disc, Size);

    private static ReferenceMark Mark(string kind, Disc disc, ImageSize size) => kind switch
    {
        "box" => new ReferenceMark.Box(disc.Box),
        "pixels" => new ReferenceMark.Pixels(Pixels(disc, size)),
        "polygon" => new ReferenceMark.Polygon([.. Enumerable.Range(0, 16).Select(i => On(disc, i / 16.0))]),
        "strokes" => new ReferenceMark.Strokes([[disc.Centre, new(disc.Centre.X + 1, disc.Centre.Y)]], disc.Radius - 1),
        _ => new ReferenceMark.Points([new(disc.Centre, true), new(new(disc.Centre.X, disc.Box.Bottom + 3), false)]),
    };

    private static ImagePoint On(Disc disc, double turn) =>
        new(disc.Centre.X + (disc.Radius * Math.Cos(turn * Math.Tau)), disc.Centre.Y + (disc.Radius * Math.Sin(turn * Math.Tau)));

    private static Mask Pixels(Disc disc, ImageSize size)
    {
        var mask = new Mask(size);
        for (var i = 0; i < mask.Cells.Length; i++)
        {
            mask.Cells[i] = disc.Contains(ImagePoint.AtPixel(i % size.Width, i / size.Width)) ? (byte)1 : (byte)0;
        }

        return mask;
    }

    private static void AssertFound(List<Disc> discs, InstanceSet instances)
    {
        Assert.Equal(discs.Count, instances.Count);
        foreach (var disc in discs)
        {
            var instance = Assert.Single(instances.Accepted, one => one.Mask.Contains(disc.Centre.Column, disc.Centre.Row));
            Assert.InRange(instance.Box.IntersectionOverUnion(disc.Box), 0.7, 1);
            Assert.InRange(instance.Area, 0.75 * Math.PI * disc.Radius * disc.Radius, 1.25 * Math.PI * disc.Radius * disc.Radius);
        }
    }

    private static string Describe(Instance one) => $"{one.Box} {one.Area} {one.Confidence:R} {one.Similarity:R} {one.Prompt}";

    private static void Cancel(bool now, CancellationTokenSource source)
    {
        if (now)
        {
            source.Cancel();
        }
    }
}
