using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.PointPrompts;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Tests.Stages.MaskDecoding;

public sealed class PromptDecoderTests
{
    private static readonly ImageSize Size = new(64, 64);
    private static readonly MaskDecodingOptions Plain = new() { SizeWeight = 0, KeepPartUnderPrompt = false, LeastCells = 1 };

    [Fact]
    public void The_answer_with_the_highest_predicted_IoU_is_measured()
    {
        var mask = Assert.Single(Decode(Plain, new(Answer((0, 0, 8, 8), 0.3), Answer((8, 8, 16, 16), 0.9))));

        Assert.Equal(new(8, 8, 24, 24), mask!.Box);
        Assert.Equal(256, mask.Area);
        Assert.Equal(0.9, mask.PredictedIou);
    }

    [Fact]
    public void An_answer_of_the_expected_size_may_beat_a_higher_predicted_IoU()
    {
        var mask = Assert.Single(Decode(Plain with { SizeWeight = 0.4 }, new(Answer((0, 0, 60, 60), 0.9), Answer((8, 8, 8, 8), 0.7)), area: 64));

        Assert.Equal(64, mask!.Area);
    }

    [Fact]
    public void A_size_difference_within_the_slack_costs_nothing()
    {
        var mask = Assert.Single(Decode(Plain with { SizeWeight = 0.4 }, new(Answer((0, 0, 10, 10), 0.71), Answer((8, 8, 8, 8), 0.7)), area: 64));

        Assert.Equal(100, mask!.Area);
    }

    [Fact]
    public void A_mask_of_too_few_cells_is_no_answer() => Assert.Null(Assert.Single(Decode(Plain with { LeastCells = 10 }, new(Answer((0, 0, 3, 3), 0.9)))));

    [Fact]
    public void Only_the_part_under_the_prompt_is_kept()
    {
        var logits = Answer((4, 4, 8, 8), 0.9);
        Fill(logits, (40, 40, 20, 20));

        Assert.Equal(64, Assert.Single(Decode(Plain with { KeepPartUnderPrompt = true }, new(logits)))!.Area);
        Assert.Equal(464, Assert.Single(Decode(Plain, new(logits)))!.Area);
    }

    [Fact]
    public void A_mask_may_be_decoded_again_from_its_box_and_the_better_answer_stays()
    {
        var better = new ScriptedDecoder(Answer((4, 4, 8, 8), 0.6)) { ByBox = Answer((4, 4, 10, 10), 0.8) };
        var worse = new ScriptedDecoder(Answer((4, 4, 8, 8), 0.6)) { ByBox = Answer((4, 4, 10, 10), 0.5) };

        Assert.Equal(100, Assert.Single(Decode(Plain, better, boxRounds: 1))!.Area);
        Assert.Equal(64, Assert.Single(Decode(Plain, worse, boxRounds: 1))!.Area);
        Assert.Equal(new(4, 4, 12, 12), better.Asked[1].Box);
        Assert.Equal(8, better.Asked[1].ObjectSide);
    }

    [Fact]
    public void A_decoder_without_mask_input_is_not_asked_to_refine()
    {
        var decoder = new ScriptedDecoder(Answer((4, 4, 8, 8), 0.6));
        Decode(Plain, decoder, refinements: 2);

        Assert.Single(decoder.Asked);
    }

    [Fact]
    public void Refinements_give_the_best_answer_back_as_mask_input()
    {
        var best = Answer((4, 4, 8, 8), 0.9);
        var decoder = new ScriptedDecoder(Answer((0, 0, 8, 8), 0.6), best) { SupportsMaskInput = true };
        Decode(Plain, decoder, refinements: 2);

        Assert.Equal(3, decoder.Asked.Count);
        Assert.Null(decoder.Asked[0].MaskInput);
        Assert.Same(best, decoder.Asked[2].MaskInput);
    }

    [Fact]
    public void Answers_keep_the_order_of_their_prompts_with_gaps_where_nothing_was_seen()
    {
        var decoder = new ScriptedDecoder(Answer((4, 4, 8, 8), 0.9)) { BlindAt = new(2.5, 2.5) };
        PointPrompt[] prompts = [new(new(6, 6), 0, 0.1), new(new(2.5, 2.5), 0, 0.2), new(new(9, 9), 0, 0.3)];
        var masks = new PromptDecoder(decoder, Plain).Decode(new(View(), prompts, new(8, 64), null, 0, BoxRounds: 1), CancellationToken.None).ToList();

        Assert.Equal([0.1, null, 0.3], masks.Select(static mask => mask?.Strength));
    }

    [Fact]
    public void Cells_beyond_the_image_belong_to_no_mask()
    {
        var prediction = Answer((0, 0, 64, 64), 0.9) with { Frame = new(new(-32, -32, 32, 32), Size) };

        Assert.Equal(new(0, 0, 32, 32), Assert.Single(Decode(Plain, new(prediction)))!.Box);
    }

    private static List<MaskEvidence?> Decode(MaskDecodingOptions options, ScriptedDecoder decoder, double area = 64, int refinements = 0, int boxRounds = 0) =>
        [.. new PromptDecoder(decoder, options).Decode(
            new(View(), [new(new(6, 6), 0.5, 0.7)], new(8, area), null, refinements, boxRounds), CancellationToken.None)];

    private static MaskPrediction Answer((int Left, int Top, int Width, int Height) inside, double predictedIou)
    {
        var logits = new FloatMap(Size);
        logits.Values.Fill(-3);
        var prediction = new MaskPrediction(logits, new(Size.Bounds, Size), predictedIou);
        Fill(prediction, inside);
        return prediction;
    }

    private static void Fill(MaskPrediction prediction, (int Left, int Top, int Width, int Height) inside)
    {
        for (var y = 0; y < inside.Height; y++)
        {
            prediction.Logits.Row(inside.Top + y).Slice(inside.Left, inside.Width).Fill(3);
        }
    }

    private static ImageView View()
    {
        var features = new FeatureMap(TensorBuffer.Zeros(1, 2, 8, 8), new(1 / 8.0, 1 / 8.0), new(8, 8));
        var embedding = new ImageEmbedding(Size, CoordinateMap.Identity, new(Size), features, null, features);
        return new(embedding, new(features), new(embedding.Input, embedding.Map));
    }

    private sealed class ScriptedDecoder(params MaskPrediction[] answers) : IMaskDecoder
    {
        public bool SupportsGuidance => false;

        public bool SupportsMaskInput { get; init; }

        public MaskPrediction? ByBox { get; init; }

        public ImagePoint? BlindAt { get; init; }

        public List<DecoderPrompt> Asked { get; } = [];

        public IEnumerable<MaskAlternatives> Decode(
            ImageEmbedding embedding, IReadOnlyList<DecoderPrompt> prompts, DecoderGuidance? guidance, CancellationToken cancellationToken)
        {
            foreach (var prompt in prompts)
            {
                Asked.Add(prompt);
                yield return new(prompt, Answers(prompt));
            }
        }

        private MaskPrediction[] Answers(DecoderPrompt prompt)
        {
            if (prompt.Points.Count > 0 && prompt.Points[0].Point == BlindAt)
            {
                return [Answer((0, 0, 0, 0), 0.1)];
            }

            return prompt.Box is not null && ByBox is not null ? [ByBox] : answers;
        }
    }
}
