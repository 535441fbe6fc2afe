using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.ScaleTuning;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages.ScaleTuning;

public sealed class ScaleTunerTests(ITestOutputHelper output)
{
    private static readonly ScaleTuningSample Tiny = new(
        [[1.5f, -0.5f, 3], [0.2f, 1, -1], [-2, 0.7f, 0.1f]], [[-1, 0.3f], [2, -0.4f], [0.5f, -3]]);

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        var loss = new ScaleTuningLoss(Tiny);
        const double Step = 1e-3;
        foreach (var k in new[] { 0, 1 })
        {
            double[] less = [0.3, 0.2];
            double[] more = [0.3, 0.2];
            (less[k], more[k]) = (less[k] - Step, more[k] + Step);
            var (before, after) = (loss.At(less), loss.At(more));

            Assert.Equal((after.Dice + after.Focal - before.Dice - before.Focal) / (2 * Step), loss.At([0.3, 0.2]).Slope[k], 1e-4);
        }
    }

    [Fact]
    public void Huge_logits_give_a_finite_loss()
    {
        var loss = new ScaleTuningLoss(new([[-500, 500], [100, -100]], [[500, -500], [-100, 100]])).At([0.5]);

        Assert.True(double.IsFinite(loss.Focal) && double.IsFinite(loss.Slope[0]));
    }

    [Fact]
    public void Several_supports_are_learned_from_together()
    {
        var other = new ScaleTuningSample([[2], [-1], [-1]], [[-2], [1], [1]]);
        var both = new ScaleTuner(new() { Steps = 1 }).Train([Tiny, other]).Single().Loss;

        Assert.Equal((new ScaleTuningLoss(Tiny).At([1.0 / 3, 1.0 / 3]).Dice + new ScaleTuningLoss(other).At([1.0 / 3, 1.0 / 3]).Dice) / 2, both.Dice, 1e-9);
    }

    [Fact]
    public void A_decoder_with_one_answer_needs_no_weights() =>
        Assert.Equal([1.0], new ScaleTuner(new() { Steps = 5 }).Train([new([[1]], [[-1]])]).Last().Weights.All);

    [Fact]
    public void Answers_are_joined_by_their_weights_and_refused_when_there_are_others()
    {
        var frame = new MaskFrame(new(0, 0, 2, 1), new(2, 1));
        MaskPrediction Answer(float value, double iou) => new(new(new(2, 1), [value, -value]), frame, iou);
        var joined = new ScaleWeights([0.25]).Join(new(DecoderPrompt.At(new(0.5, 0.5)), [Answer(4, 0.8), Answer(8, 0.4)]));

        Assert.Equal([5f, -5f], joined.Logits.Values.ToArray());
        Assert.Equal(0.7, joined.PredictedIou, 1e-9);
        Assert.Throws<ArgumentException>(() => new ScaleWeights([0.25]).Join(new(DecoderPrompt.At(new(0.5, 0.5)), [Answer(4, 0.8)])));
    }

    [Fact]
    public void Cells_beyond_the_image_teach_nothing()
    {
        var frame = new MaskFrame(new(-2, 0, 2, 2), new(2, 2));
        var truth = new PlacedMask(new(2, 2), 0, 0, new(new ImageSize(1, 2), [1, 1]));
        var answers = new MaskAlternatives(DecoderPrompt.At(new(1, 1)), [new(new(new(4, 2), [0, 1, 2, 3, 4, 5, 6, 7]), frame, 1)]);
        var sample = ScaleTuningSample.Of(answers, truth, ScaleTuningResolution.Grid);

        Assert.Equal([2f, 6f], sample.Inside[0]);
        Assert.Equal([3f, 7f], sample.Outside[0]);
    }

    [Fact]
    public void The_weights_go_the_way_of_the_released_code()
    {
        if (SharedFolder.Find(output, "fixtures/persam-pipeline/persam_f") is not { } folder)
        {
            return;
        }

        var steps = new ScaleTuner(new() { Resolution = ScaleTuningResolution.Image }).Train([Cat(folder)]).ToList();
        var weights = NpyFile.Read(Path.Combine(folder, "cat/weights_trajectory.npy")).ToDoubles();
        var losses = NpyFile.Read(Path.Combine(folder, "cat/loss_dice_focal_lr.npy")).ToDoubles();

        Assert.Equal(1000, steps.Count);
        for (var i = 0; i < steps.Count; i++)
        {
            var tolerance = i < 20 ? 1e-5 : 1e-4;
            Assert.Equal(weights[2 * i], steps[i].Weights.Learned[0], tolerance);
            Assert.Equal(weights[(2 * i) + 1], steps[i].Weights.Learned[1], tolerance);
            Assert.Equal(losses[3 * i], steps[i].Loss.Dice, tolerance);
            Assert.Equal(losses[(3 * i) + 1], steps[i].Loss.Focal, tolerance);
            Assert.Equal(losses[(3 * i) + 2], steps[i].LearningRate, 1e-7);
        }

        using var results = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "results.json")));
        var first = results.RootElement.GetProperty("cat").GetProperty("steps_first20")[0].GetProperty("grad");
        Assert.Equal([first[0].GetDouble(), first[1].GetDouble()], steps[0].Loss.Slope, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    private static ScaleTuningSample Cat(string folder)
    {
        var logits = NpyFile.Read(Path.Combine(folder, "cat/train_low_res_logits.npy")).ToFloats();
        var truth = MaskImage.Decode(File.ReadAllBytes(Path.Combine(folder, "cat/gt_mask.png"))).Value!;
        var frame = MaskFrame.PaddedSquare(truth.Size, 1024, new(1024, 1024 * truth.Height / truth.Width));
        var answers = logits.Chunk(256 * 256).Select(plane => new MaskPrediction(new(new(256, 256), plane), frame, 0));
        return ScaleTuningSample.Of(
            new(DecoderPrompt.At(new(0, 0)), [.. answers]), new(truth.Size, 0, 0, truth), ScaleTuningResolution.Image);
    }
}
