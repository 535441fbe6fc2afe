using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.MaskDecoding;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages.MaskDecoding;

public sealed class EmbeddedDecoderTests(EmbeddedModels models, ITestOutputHelper output) : IClassFixture<EmbeddedModels>
{
    private static readonly ImagePoint _disc = new(130, 90);
    private readonly IMaskDecoder _decoder = models.Methods.Decoder;

    [Fact]
    public void The_decoder_gives_what_it_gave_where_it_was_trained()
    {
        var reference = ReferenceTensors.Load();
        var points = reference["points"].Values.ToArray().Chunk(3).Select(p => DecoderPrompt.At(new(p[0], p[1]), p[2])).ToList();
        var answers = _decoder.Decode(reference.Embedding(), points, guidance: null, default).ToList();
        float[] masks = [.. answers.SelectMany(answer => answer.Items).SelectMany(mask => mask.Logits.Values.ToArray())];
        float[] iou = [.. answers.SelectMany(answer => answer.Items).Select(mask => (float)mask.PredictedIou)];
        ReferenceTensors.AssertEqual(reference["masks"].Values, masks, output);
        ReferenceTensors.AssertEqual(reference["iou"].Values, iou, output);
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
    public void A_box_prompts_by_its_centre_and_longest_side()
    {
        var embedding = Encode(scale: 1);
        var box = new ImageBox(110, 60, 150, 116);
        var byBox = _decoder.Decode(embedding, [new([], box)], guidance: null, default).Single().Best;
        var byPoint = _decoder.Decode(embedding, [DecoderPrompt.At(box.Centre, 56)], guidance: null, default).Single().Best;
        Assert.Equal(byPoint.Logits.Values.ToArray(), byBox.Logits.Values.ToArray());
    }

    [Fact]
    public void Clicks_that_a_mask_contradicts_lower_its_predicted_iou()
    {
        var embedding = Encode(scale: 1);
        LabelledPoint on = new(_disc, IsForeground: true);
        MaskPrediction Decode(params LabelledPoint[] clicks) =>
            _decoder.Decode(embedding, [new(clicks, ObjectSide: 48)], guidance: null, default).Single().Items[0];
        var alone = Decode(on).PredictedIou;
        Assert.Equal(alone, Decode(on, new(new(_disc.X + 40, _disc.Y), IsForeground: false)).PredictedIou, 6);
        Assert.Equal(alone / 2, Decode(on, new(new(_disc.X + 8, _disc.Y), IsForeground: false)).PredictedIou, 6);
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

    private ImageEmbedding Encode(double scale) => models.Methods.Encoder.Encode(Scenes.Discs(new(256, 192), 24, _disc), scale, default);
}
