using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Onnx;
using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import.Architectures;

public sealed class SamDecoderParityTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("small32", 22, nameof(GraphPrecision.Single), 1e-4)]
    [InlineData("small32", 22, nameof(GraphPrecision.Half), 2e-2)]
    [InlineData("rect64", 8, nameof(GraphPrecision.Single), 1e-4)]
    [InlineData("rect64", 8, nameof(GraphPrecision.Half), 2e-2)]
    [InlineData("real256", 3, nameof(GraphPrecision.Single), 1e-4)]
    [InlineData("real256", 3, nameof(GraphPrecision.Half), 2e-2)]
    public void Every_prompt_combination_gives_the_masks_of_the_reference(string model, int cases, string precision, double tolerance)
    {
        if (SharedFolder.Find(output, $"fixtures/sam-decoder/{model}") is not { } folder)
        {
            return;
        }

        using var fixture = new SamDecoderFixture(folder, Enum.Parse<GraphPrecision>(precision));
        Assert.Empty(fixture.LeftOver);
        Assert.Equal(cases, fixture.Cases.Count);
        foreach (var one in fixture.Cases)
        {
            Assert.All(Compare(fixture, one, $"sam-decoder/{model}/{one.Name} {precision}"), parity =>
            {
                output.WriteLine(parity.ToString());
                Assert.True(parity.Error <= tolerance, parity.ToString());
            });
        }
    }

    private static Parity[] Compare(SamDecoderFixture fixture, SamDecoderFixture.CaseConfig one, string name)
    {
        var outputs = fixture.Run(one);
        var (masks, iou) = (new Parity(name + " masks"), new Parity(name + " iou"));
        masks.Compare(Answers(outputs["low_res_masks"], 0, 1), fixture.Find(one, "low_res_single")!.ToFloats());
        iou.Compare(Answers(outputs["iou_predictions"], 0, 1), fixture.Find(one, "iou_single")!.ToFloats());
        iou.Compare(Answers(outputs["iou_predictions"], 1, 4), fixture.Find(one, "iou_multi")!.ToFloats());
        var alternatives = Answers(outputs["low_res_masks"], 1, 4);
        if (fixture.Find(one, "low_res_multi") is { } whole)
        {
            masks.Compare(alternatives, whole.ToFloats());
        }
        else
        {
            masks.Compare(EverySecond(alternatives, outputs["low_res_masks"].Shape[3]), fixture.Find(one, "low_res_multi_every2")!.ToFloats());
        }

        return [masks, iou];
    }

    /// <summary>Some of the answers to every prompt.</summary>
    private static float[] Answers(TensorBuffer tensor, int from, int to)
    {
        var (prompts, answers) = (tensor.Shape[0], tensor.Shape[1]);
        var size = tensor.Values.Length / (prompts * answers);
        return [.. Enumerable.Range(0, prompts).SelectMany(prompt =>
            tensor.Memory.Slice(((prompt * answers) + from) * size, (to - from) * size).ToArray())];
    }

    private static float[] EverySecond(float[] values, int width) =>
        [.. values.Where((_, i) => i % width % 2 == 0 && i / width % width % 2 == 0)];
}
