using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Architectures.DinoV2;
using PerSense.Engine.Models.Import.Checkpoints;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;
using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import.Architectures;

public sealed class DinoParityTests(ITestOutputHelper output)
{
    private const string Single = nameof(GraphPrecision.Single);
    private const string Half = nameof(GraphPrecision.Half);

    private static readonly string[] _outputs = [DinoNames.Raw, DinoNames.Patches, DinoNames.Class];

    [Theory]
    [InlineData("vit_mlp", "70x70", Single, 1e-4)]
    [InlineData("vit_mlp", "98x98", Single, 1e-4)]
    [InlineData("vit_mlp", "84x112", Single, 1e-4)]
    [InlineData("vit_mlp", "42x56", Single, 1e-4)]
    [InlineData("vit_swiglu_reg", "70x70", Single, 1e-4)]
    [InlineData("vit_swiglu_reg", "112x84", Single, 1e-4)]
    [InlineData("vit_mlp", "70x70", Half, 2e-2)]
    [InlineData("vit_mlp", "98x98", Half, 2e-2)]
    [InlineData("vit_mlp", "84x112", Half, 2e-2)]
    [InlineData("vit_mlp", "42x56", Half, 2e-2)]
    [InlineData("vit_swiglu_reg", "70x70", Half, 2e-2)]
    [InlineData("vit_swiglu_reg", "112x84", Half, 2e-2)]
    public void The_tokens_are_those_of_the_reference_at_every_size(string model, string size, string precision, double tolerance)
    {
        if (SharedFolder.Find(output, $"fixtures/dinov2/{model}") is not { } folder)
        {
            return;
        }

        using var checkpoint = Checkpoint.Open(Path.Combine(folder, "weights.pth"));
        var weights = new WeightMap(checkpoint);
        using var graph = Build(weights, model, precision);
        Assert.Empty(weights.LeftOver);
        var result = graph.Run(new NamedTensor(DinoNames.Image, Input(folder, size)));
        Assert.All(_outputs, name =>
        {
            var parity = new Parity($"dinov2/{model} {size} {name} {precision}");
            parity.Compare(result[name].Values, NpyFile.Read(Path.Combine(folder, $"{name.Replace("class", "cls", StringComparison.Ordinal)}_{size}.npy")).ToFloats());
            output.WriteLine(parity.ToString());
            Assert.True(parity.Error <= tolerance, parity.ToString());
        });
    }

    [Fact]
    public void Without_its_last_block_the_network_gives_the_reference_s_features_of_the_block_before()
    {
        if (SharedFolder.Find(output, "fixtures/dinov2/vit_mlp") is not { } folder)
        {
            return;
        }

        using var checkpoint = Checkpoint.Open(Path.Combine(folder, "weights.pth"));
        var shorter = new MemoryWeights();
        foreach (var tensor in checkpoint.Tensors.Where(static tensor => !tensor.Name.StartsWith("blocks.2.", StringComparison.Ordinal)))
        {
            var values = new float[tensor.Length];
            checkpoint.Read(tensor.Name, 0, values);
            shorter.With(tensor.Name, [.. tensor.Shape], values);
        }

        using var graph = Build(new(shorter), "vit_mlp", Single);
        var expected = NpyFile.Read(Path.Combine(folder, "last2_layer0_98x98.npy"));
        var (channels, cells) = (expected.Shape[1], expected.Shape[2] * expected.Shape[3]);
        var planes = expected.ToFloats();
        var parity = new Parity("dinov2/vit_mlp last2_layer0");
        parity.Compare(
            graph.Run(new NamedTensor(DinoNames.Image, Input(folder, "98x98")))[DinoNames.Patches].Values,
            [.. Enumerable.Range(0, planes.Length).Select(i => planes[(i % channels * cells) + (i / channels)])]);
        Assert.True(parity.Error <= 1e-4, parity.ToString());
    }

    private static BuiltGraph Build(WeightMap weights, string model, string precision) => new(
        DinoGraph.Build(weights, model == "vit_mlp" ? 3 : 2, Enum.Parse<GraphPrecision>(precision)),
        [TensorContract.Of(DinoNames.Image, "1 3 Height* Width*")],
        [TensorContract.Of(DinoNames.Raw, "1 Tokens Channels"), TensorContract.Of(DinoNames.Patches, "1 Patches Channels"), TensorContract.Of(DinoNames.Class, "1 Channels")]);

    private static TensorBuffer Input(string folder, string size)
    {
        var file = NpyFile.Read(Path.Combine(folder, $"input_{size}.npy"));
        return new(file.ToFloats(), file.Shape);
    }
}
