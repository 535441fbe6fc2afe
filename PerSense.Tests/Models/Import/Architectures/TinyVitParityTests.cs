using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Architectures.TinyVit;
using PerSense.Engine.Models.Import.Checkpoints;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;
using PerSense.Engine.Stages.Encoding;
using Xunit.Abstractions;

namespace PerSense.Tests.Models.Import.Architectures;

public sealed class TinyVitParityTests(ITestOutputHelper output)
{
    private const int Side = TinyVitGraph.InputSide;

    [Theory]
    [InlineData(nameof(GraphPrecision.Single), 1e-4)]
    [InlineData(nameof(GraphPrecision.Half), 2e-2)]
    public void A_small_network_gives_the_embedding_of_the_reference(string precision, double tolerance)
    {
        if (SharedFolder.Find(output, "fixtures/mobile-sam-encoder/small") is not { } folder)
        {
            return;
        }

        using var checkpoint = Checkpoint.Open(Path.Combine(folder, "weights.pth"));
        var embedding = Embed(checkpoint, precision, seed: 31);
        Check(embedding.Values, NpyFile.Read(Path.Combine(folder, "output.npy")), $"mobile-sam-encoder/small {precision}", tolerance);
    }

    [Fact]
    public void A_network_of_the_official_size_gives_the_embedding_of_the_reference() => CompareOfficialSize(nameof(GraphPrecision.Single), 1e-4);

    // The runtime has slow kernels for half precision on a processor: minutes.
    [Fact]
    [Trait("Suite", "Long")]
    public void In_half_precision_a_network_of_the_official_size_is_close_to_it() => CompareOfficialSize(nameof(GraphPrecision.Half), 2e-2);

    private void CompareOfficialSize(string precision, double tolerance)
    {
        if (SharedFolder.Find(output, "fixtures/mobile-sam-encoder/real_vit_t") is not { } folder)
        {
            return;
        }

        var weights = new PrefixedWeights("image_encoder.", RecipeWeights.Load(Path.Combine(folder, "weights_manifest.json")));
        var embedding = Embed(weights, precision, seed: 33);
        var expected = NpyFile.Read(Path.Combine(folder, "output_first24ch.npy"));
        Check(embedding.Values[..(24 * 64 * 64)], expected, $"mobile-sam-encoder/real_vit_t {precision}", tolerance);
    }

    private static TensorBuffer Embed(IWeightSource weights, string precision, long seed)
    {
        var map = new WeightMap(weights);
        using var graph = new BuiltGraph(
            TinyVitGraph.Build(map, Enum.Parse<GraphPrecision>(precision)), [.. SamEncoder.Contract.Inputs], [.. SamEncoder.Contract.Outputs]);
        Assert.Empty(map.LeftOver);
        var image = new TensorBuffer(RecipeWeights.Input(seed, "input.image", 3 * Side * Side, 2), 1, 3, Side, Side);
        return graph.Run(new NamedTensor("image", image))["image_embeddings"];
    }

    private void Check(ReadOnlySpan<float> actual, NpyFile expected, string name, double tolerance)
    {
        var parity = new Parity(name);
        parity.Compare(actual, expected.ToFloats());
        output.WriteLine(parity.ToString());
        Assert.True(parity.Error <= tolerance, parity.ToString());
    }
}
