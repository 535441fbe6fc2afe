using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Models.Import;
using PerSense.Engine.Models.Import.Architectures.Sam;
using PerSense.Engine.Models.Import.Checkpoints;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.MaskDecoding;
using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import.Architectures;

/// <summary>A photo through an imported encoder and decoder, as PerSAM's script asks them: guided, then with a mask, then with a mask and a box.</summary>
public sealed class PerSamPipelineTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-4;
    private static readonly LabelledPoint[] _clicks = [new(new(218.5, 132.5), IsForeground: true), new(new(8.5, 116.5), IsForeground: false)];

    [Fact]
    public void All_three_calls_give_the_masks_of_the_reference()
    {
        if (SharedFolder.Find(output, "fixtures/persam-pipeline") is not { } folder)
        {
            return;
        }

        using var checkpoint = Checkpoint.Open(Path.Combine(folder, "weights.safetensors"));
        using var models = new ImportedSegmenter(Plan(new(checkpoint)));
        var photo = ImageCodec.Decode(File.ReadAllBytes(Path.Combine(folder, "data", "cat", "01.png"))).OrThrow();
        var embedding = models.Encoder.Encode(photo, models.Encoder.Scale.For(photo.Size, 1), default);
        Check("features", embedding.Features.Tensor.Values, NpyFile.Read(Path.Combine(folder, "persam", "cat", "features_01.npy")));

        var stages = Path.Combine(folder, "persam", "cat", "test01");
        var guidance = new DecoderGuidance(
            new FloatMap(new(64, 64), Stage("stage0_attn_sim").ToFloats()), Stage("stage0_target_embedding").ToFloats());
        var first = Ask(new DecoderPrompt(_clicks) { SingleAnswer = true }, guidance);
        Check("call 1", first[0].Logits.Values, Stage("stage0_low_res_logits"));

        var second = Ask(new DecoderPrompt(_clicks, MaskInput: first[0]), null);
        Check("call 2", EverySecond(second), Stage("stage1_low_res_logits_every2"));
        Check("mask of call 2", second[1].Logits.Values, Stage("stage2_mask_input"));

        // The reference's box is [0, 0, 319, 239], by pixel: the whole photo.
        var third = Ask(new DecoderPrompt(_clicks, photo.Size.Bounds, second[1]), null);
        Check("call 3", EverySecond(third), Stage("stage2_low_res_logits_every2"));
        Assert.Equal(-0.07946331, third[1].PredictedIou, 1e-4);
        Assert.Equal(56468, MaskRendering.Render(new(third[1]), new())!.Patch.Area(), 25.0);

        IReadOnlyList<MaskPrediction> Ask(DecoderPrompt prompt, DecoderGuidance? aids) => models.Decoder.Decode(embedding, [prompt], aids, default).Single().Items;
        NpyFile Stage(string name) => NpyFile.Read(Path.Combine(stages, name + ".npy"));
    }

    [Fact]
    public void Prompts_of_different_layouts_keep_their_order_and_each_answer_is_that_of_the_prompt_alone()
    {
        if (SharedFolder.Find(output, "fixtures/persam-pipeline") is not { } folder)
        {
            return;
        }

        using var checkpoint = Checkpoint.Open(Path.Combine(folder, "weights.safetensors"));
        using var models = new ImportedSegmenter(Plan(new(checkpoint)));
        var photo = ImageCodec.Decode(File.ReadAllBytes(Path.Combine(folder, "data", "cat", "01.png"))).OrThrow();
        var embedding = models.Encoder.Encode(photo, models.Encoder.Scale.For(photo.Size, 1), default);
        DecoderPrompt[] prompts = [new(_clicks[..1]), new(_clicks[1..]), new([], new(20, 30, 90, 100)), new(_clicks[..1], new(20, 30, 90, 100)), new(_clicks[1..])];
        var together = models.Decoder.Decode(embedding, prompts, null, default).ToList();
        Assert.Equal(prompts, together.Select(static answer => answer.Prompt));
        foreach (var answer in together)
        {
            var alone = models.Decoder.Decode(embedding, [answer.Prompt], null, default).Single();
            Assert.True(TensorPrimitives.Distance(alone.Best.Logits.Values, answer.Best.Logits.Values) < 1e-3);
        }
    }

    private static ImportPlan Plan(WeightMap weights)
    {
        var shape = SamEncoderShape.Of(weights.Scope("image_encoder."));
        return new()
        {
            Id = "sam-small",
            Label = "SAM, small",
            Licence = SamFamily.Licence,
            Source = "fixture",
            Models =
            [
                SamFamily.Encoder(SamEncoderGraph.Build(weights, default), SamEncoder.ContractId, shape.Input.LongestSide, shape.Grid),
                SamFamily.Decoder(SamDecoderGraph.Build(weights, new(shape.Grid, Heads: 4), default), SamDecoder.ContractId, shape.Grid, "fixture"),
            ],
        };
    }

    private static float[] EverySecond(IReadOnlyList<MaskPrediction> masks) => [.. masks.SelectMany(static mask =>
        mask.Logits.Values.ToArray().Where((_, i) => i % mask.Logits.Width % 2 == 0 && i / mask.Logits.Width % 2 == 0))];

    private void Check(string what, ReadOnlySpan<float> actual, NpyFile expected)
    {
        var parity = new Parity("persam-pipeline " + what);
        parity.Compare(actual, expected.ToFloats());
        output.WriteLine(parity.ToString());
        Assert.True(parity.Error <= Tolerance, parity.ToString());
    }
}
