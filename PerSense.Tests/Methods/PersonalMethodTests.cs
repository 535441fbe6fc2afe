using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Engine.Methods.PerSam;
using PerSense.Engine.Methods.PerSamF;
using PerSense.Engine.Methods.Personalisation;
using PerSense.Engine.Stages.Encoding;
using PerSense.Tests.Methods.Fakes;

namespace PerSense.Tests.Methods;

/// <summary>PerSAM and PerSAM-F on fake networks that see discs.</summary>
public sealed class PersonalMethodTests
{
    private static readonly ImageSize Size = new(240, 160);
    private static readonly List<Disc> Discs = DiscScene.Grid(3, 2, 80, 24);
    private static readonly Disc Shown = new(new(60, 50), 24, DiscScene.Blue);
    private static readonly ImageBuffer Support = DiscScene.Draw(new(120, 100), [Shown]);
    private static readonly ImageBuffer Query = DiscScene.Draw(Size, [.. Discs.SkipLast(1), Discs[^1] with { Colour = DiscScene.Blue }]);

    public static TheoryData<string> Methods => ["persam", "persam-f"];

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_marked_object_is_found_again_among_others(string method)
    {
        var result = Run(method, LikeSam(), new ReferenceMark.Box(Shown.Box));

        var instance = Assert.Single(result.Instances.Accepted);
        Assert.True(instance.Mask.Contains(Discs[^1].Centre.Column, Discs[^1].Centre.Row));
        Assert.InRange(instance.Box.IntersectionOverUnion(Discs[^1].Box), 0.8, 1);
        Assert.Null(result.Density);
        Assert.Empty(result.Notices);
    }

    [Fact]
    public void Persam_asks_three_times_guided_then_with_the_mask_then_with_its_box()
    {
        var world = LikeSam();
        var result = Run("persam", world, Pixels());

        Assert.Equal([true, false, false], world.Decoder.Asked.Select(static one => one.Guided));
        Assert.Equal([true, false, false], world.Decoder.Asked.Select(static one => one.Prompt.SingleAnswer));
        Assert.Equal([false, true, true], world.Decoder.Asked.Select(static one => one.Prompt.MaskInput is not null));
        Assert.Equal([false, false, true], world.Decoder.Asked.Select(static one => one.Prompt.Box is not null));
        Assert.All(world.Decoder.Asked, static one => Assert.Equal([true, false], one.Prompt.Points.Select(static point => point.IsForeground)));
        Assert.Equal((2, 3, 3), (result.Trace.EncoderCalls, result.Trace.DecoderPrompts, result.Trace.DecoderCalls));
    }

    [Fact]
    public void Persam_f_learns_from_a_single_decoder_call_and_asks_three_times()
    {
        var world = LikeSam();
        var result = Run("persam-f", world, Pixels());

        Assert.Equal(4, world.Decoder.Asked.Count);
        Assert.All(world.Decoder.Asked, static one => Assert.False(one.Guided));
        Assert.Equal([false, false, true, true], world.Decoder.Asked.Select(static one => one.Prompt.Box is not null));
        Assert.Equal((2, 4), (result.Trace.EncoderCalls, result.Trace.DecoderPrompts));
    }

    [Theory]
    [InlineData("""{ "similarity": { "guideAttention": false, "semanticPrompt": false } }""", 3, false, 2)]
    [InlineData("""{ "negativePoint": false }""", 3, true, 1)]
    [InlineData("""{ "refinement": { "fromMask": false, "boxRounds": 0 } }""", 1, true, 2)]
    public void Each_part_of_persam_can_be_left_out(string options, int calls, bool guided, int points)
    {
        var world = LikeSam();
        Run("persam", world, Pixels(), options);

        Assert.Equal(calls, world.Decoder.Asked.Count);
        Assert.Equal(guided, world.Decoder.Asked[0].Guided);
        Assert.Equal(points, world.Decoder.Asked[0].Prompt.Points.Count);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Models_that_take_neither_guidance_nor_masks_do_what_they_can(string method)
    {
        var result = Run(method, LikeEmbedded(), Pixels());

        Assert.Single(result.Instances.Accepted);
        Assert.Equal(method == "persam" ? 2 : 0, result.Notices.Count);
    }

    [Theory]
    [InlineData("persam", FoundObjectRule.ZeroSimilarity)]
    [InlineData("persam-f", FoundObjectRule.ZeroSimilarity)]
    [InlineData("persam-f", FoundObjectRule.RepaintAndReencode)]
    public void Several_objects_are_found_until_nothing_is_similar_enough(string method, FoundObjectRule rule)
    {
        var red = new Disc(new(60, 50), 24, DiscScene.Red);
        var world = LikeSam();
        var options = OptionsJson.Write(new { objects = new ObjectSearchOptions { Most = 50, StopSimilarity = 0.97, Found = rule } });
        var request = new SegmentationRequest(Query, [new(DiscScene.Draw(new(120, 100), [red]), new ReferenceMark.Box(red.Box))]);
        var result = Create(method, world, options).Segment(request, null, default);

        Assert.Equal(5, result.Instances.Count);
        Assert.All(Discs.SkipLast(1), disc => Assert.Single(result.Instances.Items, one => one.Mask.Contains(disc.Centre.Column, disc.Centre.Row)));
        Assert.Equal(rule == FoundObjectRule.ZeroSimilarity ? 2 : 7, result.Trace.EncoderCalls);
    }

    [Fact]
    public void References_on_several_images_are_shots_whose_best_likeness_counts()
    {
        var red = new Disc(new(60, 50), 24, DiscScene.Red);
        var shots = new SegmentationRequest(
            DiscScene.Draw(Size, [Discs[2]]),
            [new(Support, new ReferenceMark.Box(Shown.Box)), new(DiscScene.Draw(new(120, 100), [red]), new ReferenceMark.Box(red.Box))]);
        var result = Create("persam-f", LikeSam(), "{}").Segment(shots, null, default);

        Assert.True(Assert.Single(result.Instances.Items).Mask.Contains(Discs[2].Centre.Column, Discs[2].Centre.Row));
        Assert.Equal(3, result.Trace.EncoderCalls);
    }

    [Fact]
    public void The_presets_survive_being_written_and_read()
    {
        Assert.Equal(PerSamPresets.Paper, OptionsJson.Read<PerSamOptions>(OptionsJson.Write(PerSamPresets.Paper)));
        Assert.Equal(PerSamFPresets.SeveralReferenceParity, OptionsJson.Read<PerSamFOptions>(OptionsJson.Write(PerSamFPresets.SeveralReferenceParity)));
    }

    [Theory]
    [InlineData("persam", """{ "objects": { "most": 0, "stopSimilarity": 2 }, "refinement": { "boxRounds": -1 } }""", "Objects.Most", "Objects.StopSimilarity", "Refinement.BoxRounds")]
    [InlineData("persam-f", """{ "scaleTuning": { "steps": 0, "learningRate": 0, "weightDecay": -1 } }""", "ScaleTuning.Steps", "ScaleTuning.LearningRate", "ScaleTuning.WeightDecay")]
    public void Every_option_out_of_range_is_named(string method, string options, params string[] names)
    {
        var message = Assert.Throws<ArgumentException>(() => Create(method, new FakeWorld(), options)).Message;

        Assert.All(names, name => Assert.Contains(name, message, StringComparison.Ordinal));
    }

    private static FakeWorld LikeSam() => new()
    {
        Encoder = new(new EncodingScale.FixedLongestSide(512)) { SeesCoverage = true },
        Decoder = new() { SupportsGuidance = true, SupportsMaskInput = true },
    };

    private static FakeWorld LikeEmbedded() => new() { Encoder = new(new EncodingScale.CanonicalObject(48, 256, 1024, 3)) { SeesCoverage = true } };

    private static SegmentationResult Run(string method, FakeWorld world, ReferenceMark mark, string options = "{}") =>
        Create(method, world, options).Segment(new(Query, [new(Support, mark)]), null, default);

    private static ISegmentationMethod Create(string method, FakeWorld world, string options) =>
        new MethodCatalogue(TimeProvider.System).Create(method, options, new(world.Encoder, world.Decoder, null, world.Encoder));

    private static ReferenceMark.Pixels Pixels()
    {
        var mask = new Mask(Support.Size);
        for (var i = 0; i < mask.Cells.Length; i++)
        {
            mask.Cells[i] = Shown.Contains(ImagePoint.AtPixel(i % mask.Width, i / mask.Width)) ? (byte)1 : (byte)0;
        }

        return new(mask);
    }
}
