using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Architectures.Sam;
using PerSense.Engine.Models.Import.Checkpoints;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Engine.Stages.Encoding;
using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import.Architectures;

public sealed class SamEncoderParityTests(ITestOutputHelper output)
{
    private const int RecipeSeed = 23;

    [Theory]
    [InlineData("win7_256", nameof(GraphPrecision.Single), 1e-4)]
    [InlineData("win7_256", nameof(GraphPrecision.Half), 2e-2)]
    [InlineData("win5_exact_160", nameof(GraphPrecision.Single), 1e-4)]
    [InlineData("win5_exact_160", nameof(GraphPrecision.Half), 2e-2)]
    [InlineData("win14_1024", nameof(GraphPrecision.Single), 1e-4)]
    [InlineData("win14_1024", nameof(GraphPrecision.Half), 2e-2)]
    public void The_embedding_is_that_of_the_reference(string model, string precision, double tolerance)
    {
        if (SharedFolder.Find(output, $"fixtures/sam-encoder/{model}") is not { } folder)
        {
            return;
        }

        using var checkpoint = Checkpoint.Open(Path.Combine(folder, "weights.pth"));
        var map = new WeightMap(checkpoint);
        var side = SamEncoderShape.Of(map.Scope("image_encoder.")).Input.Width;
        using var graph = new BuiltGraph(
            SamEncoderGraph.Build(map, Enum.Parse<GraphPrecision>(precision)), [.. SamEncoder.Contract.Inputs], [.. SamEncoder.Contract.Outputs]);
        Assert.Empty(map.LeftOver);
        var parity = new Parity($"sam-encoder/{model} {precision}");
        parity.Compare(
            graph.Run(new NamedTensor("image", new(Input(folder, side), 1, 3, side, side)))["image_embeddings"].Values,
            NpyFile.Read(Path.Combine(folder, "output.npy")).ToFloats());
        output.WriteLine(parity.ToString());
        Assert.True(parity.Error <= tolerance, parity.ToString());
    }

    [Theory]
    [InlineData("q14_k14")]
    public void Relative_positions_are_looked_up_as_the_reference_does(string name)
    {
        if (SharedFolder.Find(output, "fixtures/sam-encoder/rel_pos") is not { } folder)
        {
            return;
        }

        var table = NpyFile.Read(Path.Combine(folder, "table_27x6.npy"));
        var expected = NpyFile.Read(Path.Combine(folder, name + ".npy"));
        var (queries, keys, width) = (expected.Shape[0], expected.Shape[1], expected.Shape[2]);
        var gathered = RelativePositions.Gathered(new("table", [27, 6], table.ToFloats), queries).Read();

        // [queries, width, keys] as [queries, keys, width].
        var ordered = Enumerable.Range(0, gathered.Length).Select(i => gathered[(((i / (width * keys) * width) + (i % width)) * keys) + (i / width % keys)]);
        Assert.Equal(expected.ToFloats(), ordered);
    }

    private static float[] Input(string folder, int side)
    {
        var stored = Path.Combine(folder, "input.npy");
        return File.Exists(stored) ? NpyFile.Read(stored).ToFloats() : RecipeWeights.Input(RecipeSeed, "input.image", 3 * side * side, 2);
    }
}
