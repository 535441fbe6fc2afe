using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Models;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.MaskDecoding;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages.MaskDecoding;

public sealed class EmbeddedDecoderTests(EmbeddedModels models, ITestOutputHelper output) : IClassFixture<EmbeddedModels>
{
    private static readonly ImagePoint _disc = new(130, 90);
    private readonly IMaskDecoder _decoder = models.Methods.Decoder;

    [Fact]
    public void The_network_gives_what_it_gave_where_it_was_trained()
    {
        var reference = ReferenceTensors.Load();
        string[] inputs = ["feat", "fine", "sim", "points", "hints", "target"];
        var outputs = models.Session(ModelRole.Decoder, EmbeddedDecoder.Contract).Run([.. inputs.Select(name => new NamedTensor(name, reference[name]))], default);
        foreach (var name in new[] { "masks", "iou", "match" })
        {
            ReferenceTensors.AssertEqual(reference[name].Values, outputs[name].Values, output);
        }
    }

    [Fact]
    public void A_plain_click_of_the_kind_that_is_meant_gives_what_it_gave_where_it_was_trained()
    {
        var reference = ReferenceTensors.Load();
        var embedding = reference.Embedding();
        var told = reference["target"].Values.ToArray();
        var channels = embedding.Similarity.Channels;
        var target = new DecoderTarget(
            told.AsMemory(0, channels), new(Math.Exp(told[channels + 1]), Math.Exp(told[channels + 2]), 40 * Math.Exp(told[channels + 3])));
        var points = reference["points"].Values.ToArray().Chunk(5).Select(p => DecoderPrompt.At(new(p[0], p[1]), p[2]) with { Target = target }).ToList();
        var answers = _decoder.Decode(embedding, points, guidance: null, default).ToList();

        // Every other prompt of the reference has hints as well, which no prompt of the engine could have.
        foreach (var i in new[] { 0, 2, 4, 6 })
        {
            float[] logits = [.. answers[i].Items.SelectMany(static mask => mask.Logits.Values.ToArray())];
            ReferenceTensors.AssertEqual(reference["masks"].Values.Slice(i * logits.Length, logits.Length), logits, output);
            Assert.Equal(reference["iou"].Values.Slice(i * 3, 3).ToArray(), answers[i].Items.Select(static mask => (float)mask.PredictedIou), Close);
            Assert.Equal(reference["match"].Values.Slice(i * 3, 3).ToArray(), answers[i].Items.Select(static mask => (float)mask.Match!.Value), Close);
        }
    }

    [Fact]
    public void A_match_is_told_only_of_a_kind_that_is_known()
    {
        var embedding = Encode(scale: 1);
        var plain = DecoderPrompt.At(_disc, 48);
        MaskPrediction Decode(DecoderPrompt prompt, DecoderGuidance? guidance = null) => _decoder.Decode(embedding, [prompt], guidance, default).Single().Best;
        var direction = new float[embedding.Similarity.Channels];
        direction[3] = 2;

        Assert.Null(Decode(plain).Match);
        var told = Decode(plain with { Target = new(direction) }).Match;
        Assert.InRange(told!.Value, 0, 1);
        Assert.Equal(told, Decode(plain, new(new FloatMap(embedding.Features.Grid), direction)).Match);
    }

    [Fact]
    public void Prompts_that_mean_different_kinds_keep_their_order()
    {
        var embedding = Encode(scale: 1);
        DecoderTarget Kind(int channel) => new(Enumerable.Range(0, embedding.Similarity.Channels).Select(i => i == channel ? 1f : 0).ToArray());
        DecoderTarget?[] kinds = [Kind(1), Kind(1), null, Kind(2)];
        var prompts = kinds.Select((kind, i) => DecoderPrompt.At(new(120 + i, 90), 48) with { Target = kind }).ToList();
        var answers = _decoder.Decode(embedding, prompts, guidance: null, default).ToList();

        Assert.Equal(prompts, answers.Select(static answer => answer.Prompt));
        Assert.Equal([true, true, false, true], answers.Select(static answer => answer.Best.Match is not null));
    }

    [Fact]
    public void A_target_of_another_encoder_is_refused()
    {
        var prompt = DecoderPrompt.At(_disc, 48) with { Target = new(new float[7]) };
        var fault = Assert.Throws<ArgumentException>(() => _decoder.Decode(Encode(scale: 1), [prompt], guidance: null, default).ToList());

        Assert.Contains("7 channels", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_answers_as_single_prompts_do()
    {
        var embedding = Encode(scale: 1);
        var prompts = Enumerable.Range(0, 150).Select(i => DecoderPrompt.At(new(20 + (i * 17 % 210), 20 + (i * 29 % 150)), 30 + (i % 20))).ToList();
        var together = _decoder.Decode(embedding, prompts, guidance: null, default).ToList();
        Assert.Equal(prompts, together.Select(answer => answer.Prompt));
        foreach (var i in new[] { 0, 63, 64, 149 })
        {
            var alone = _decoder.Decode(embedding, [prompts[i]], guidance: null, default).Single();
            Assert.Equal(3, alone.Items.Count);
            foreach (var (one, other) in alone.Items.Zip(together[i].Items))
            {
                ReferenceTensors.AssertEqual(one.Logits.Values, other.Logits.Values, output);
                Assert.Equal(one.PredictedIou, other.PredictedIou, 5);
                Assert.Equal(one.Frame, other.Frame);
            }
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(2.0)]
    public void The_mask_of_a_disc_lies_on_the_disc(double scale)
    {
        var answer = _decoder.Decode(Encode(scale), [DecoderPrompt.At(_disc, 48)], guidance: null, default).Single();
        var mask = MaskRendering.Render(new(answer.Best, _disc), new())!;
        var box = new ImageBox(mask.Left, mask.Top, mask.Right, mask.Bottom);
        Assert.InRange(mask.Patch.Area(), 0.85 * Math.PI * 24 * 24, 1.15 * Math.PI * 24 * 24);
        Assert.InRange(box.IntersectionOverUnion(new(_disc.X - 24, _disc.Y - 24, _disc.X + 24, _disc.Y + 24)), 0.85, 1);
    }

    [Fact]
    public void The_frame_is_a_window_of_twice_the_object_size_round_the_prompt()
    {
        var answer = _decoder.Decode(Encode(scale: 0.5), [DecoderPrompt.At(_disc, 40)], guidance: null, default).Single();
        Assert.Equal(new(_disc.X - 40, _disc.Y - 40, _disc.X + 40, _disc.Y + 40), answer.Best.Frame.Region);
        Assert.Equal(new ImageSize(256, 192), answer.Best.Frame.Image);
    }

    [Fact]
    public void A_prompt_without_a_size_takes_the_canonical_one()
    {
        var region = _decoder.Decode(Encode(scale: 0.5), [DecoderPrompt.At(_disc)], guidance: null, default).Single().Best.Frame.Region;
        Assert.Equal(2 * 48 / 0.5, region.Width, 6);
    }

    [Fact]
    public void A_box_prompts_in_a_window_of_twice_its_longest_side()
    {
        var box = new ImageBox(110, 60, 150, 116);
        var best = _decoder.Decode(Encode(scale: 1), [new([], box)], guidance: null, default).Single().Best;

        Assert.Equal(new(130 - 56, 88 - 56, 130 + 56, 88 + 56), best.Frame.Region);
    }

    [Fact]
    public void A_mask_to_improve_is_answered_in_a_window_round_it_and_the_clicks()
    {
        var embedding = Encode(scale: 1);
        LabelledPoint on = new(_disc, IsForeground: true);
        var first = _decoder.Decode(embedding, [DecoderPrompt.At(_disc, 48)], guidance: null, default).Single().Best;
        MaskPrediction Again(params LabelledPoint[] clicks) =>
            _decoder.Decode(embedding, [new(clicks, MaskInput: first)], guidance: null, default).Single().Best;

        Assert.InRange(Again(on).Frame.Region.Width, 2 * 40, 2 * 56);
        Assert.InRange(Again(on, new(new(230, 90), IsForeground: true)).Frame.Region.Right, 230, 360);
        Assert.Throws<ArgumentException>(() => _decoder.Decode(embedding, [new([])], guidance: null, default).ToList());
    }

    [Fact]
    public void Several_clicks_on_the_object_prompt_at_their_middle_with_a_window_that_holds_them()
    {
        LabelledPoint At(double x) => new(new(x, 90), IsForeground: true);
        var region = _decoder.Decode(Encode(scale: 1), [new([At(90), At(170)], ObjectSide: 20)], guidance: null, default).Single().Best.Frame.Region;
        Assert.Equal(new(130 - 80, 90 - 80, 130 + 80, 90 + 80), region);
    }

    [Fact]
    public void A_prompt_with_nothing_on_the_object_is_refused()
    {
        var prompt = new DecoderPrompt([new(_disc, IsForeground: false)]);
        var fault = Assert.Throws<ArgumentException>(() => _decoder.Decode(Encode(scale: 1), [prompt], guidance: null, default).ToList());
        Assert.Contains("a box or at least one click", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_between_batches_stops_the_next_one()
    {
        using var stop = new CancellationTokenSource();
        var prompts = Enumerable.Repeat(DecoderPrompt.At(_disc, 48), 70).ToList();
        using var answers = _decoder.Decode(Encode(scale: 1), prompts, guidance: null, stop.Token).GetEnumerator();
        for (var i = 0; i < 64; i++)
        {
            Assert.True(answers.MoveNext());
        }

        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => answers.MoveNext());
    }

    [Fact]
    public void No_prompts_give_no_answers() => Assert.Empty(_decoder.Decode(Encode(scale: 1), [], guidance: null, default));

    private static bool Close(float expected, float actual) => Math.Abs(expected - actual) < 1e-4f;

    private ImageEmbedding Encode(double scale) => models.Methods.Encoder.Encode(Scenes.Discs(new(256, 192), 24, _disc), scale, default);
}
