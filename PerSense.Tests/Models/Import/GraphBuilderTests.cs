using PerSense.Engine.Inference;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Tests.Models.Import;

public sealed class GraphBuilderTests
{
    private static readonly MemoryWeights _weights = new MemoryWeights()
        .With("lin.weight", [2, 3], 1, 2, 3, 4, 5, 6)
        .With("lin.bias", [2], 0.5f, -0.5f)
        .With("norm.weight", [2], 1, 1)
        .With("norm.bias", [2], 0, 0)
        .With("conv.weight", [1, 1, 1, 1], 3)
        .With("bn.weight", [1], 2)
        .With("bn.bias", [1], 1)
        .With("bn.running_mean", [1], 4)
        .With("bn.running_var", [1], 0.25f - 1e-5f)
        .With("bn.num_batches_tracked", [], 7);

    [Theory]
    [InlineData(nameof(GraphPrecision.Single), 1e-6)]
    [InlineData(nameof(GraphPrecision.Half), 1e-2)]
    public void A_linear_layer_multiplies_by_the_transposed_weight_and_adds_the_bias(string precision, double tolerance)
    {
        using var graph = Linear(Enum.Parse<GraphPrecision>(precision), OnnxWriter.InlineLimit);
        var y = graph.Run(new NamedTensor("x", new([1, 10, 100, 0, 1, 0], 2, 3)))["y"];
        Assert.Equal([321.5, 653.5, 2.5, 4.5], y.Values.ToArray().Select(static v => (double)v), (a, b) => Math.Abs(a - b) <= tolerance * Math.Abs(a));
    }

    [Fact]
    public void Constants_above_the_limit_go_to_a_file_of_their_own()
    {
        using var graph = Linear(GraphPrecision.Single, inlineLimit: 0);
        Assert.Equal(["graph.onnx", "graph.onnx.data"], graph.Files.Select(System.IO.Path.GetFileName));
        Assert.Equal([321.5f, 653.5f], graph.Run(new NamedTensor("x", new([1, 10, 100], 1, 3)))["y"].Values.ToArray());
    }

    [Fact]
    public void The_same_calls_give_the_same_bytes()
    {
        using var first = Linear(GraphPrecision.Half, inlineLimit: 0);
        using var second = Linear(GraphPrecision.Half, inlineLimit: 0);
        Assert.All(first.Files.Zip(second.Files), static pair => Assert.Equal(File.ReadAllBytes(pair.First), File.ReadAllBytes(pair.Second)));
    }

    [Fact]
    public void Batch_normalisation_melts_into_the_convolution_before_it()
    {
        var graph = new GraphBuilder("fused", GraphPrecision.Single);
        var map = new WeightMap(_weights);
        var x = graph.Input("x", 1, 1, "h", "w");
        graph.Output("y", graph.Convolution(x, BatchNorm.Fuse(map.Take("conv.weight"), map.Scope("bn."))), 1, 1, "h", "w");
        using var built = new BuiltGraph(graph.Build(), [TensorContract.Of("x", "1 1 h* w*")], [TensorContract.Of("y", "1 1 h w")]);

        // (3 x - 4) / sqrt(0.25) * 2 + 1
        Assert.Equal([-3, 9], built.Run(new NamedTensor("x", new([1, 2], 1, 1, 1, 2)))["y"].Values.ToArray().Select(static v => Math.Round(v, 4)));
    }

    [Fact]
    public void The_exact_gelu_and_the_normalisation_over_channels_are_those_of_the_papers()
    {
        var graph = new GraphBuilder("layers", GraphPrecision.Single);
        var map = new WeightMap(_weights);
        var x = graph.Input("x", 1, 2, "h", "w");
        graph.Output("gelu", graph.Gelu(x), 1, 2, "h", "w");
        graph.Output("norm", graph.LayerNormOfChannels(x, map.Scope("norm.")), 1, 2, "h", "w");
        using var built = new BuiltGraph(
            graph.Build(), [TensorContract.Of("x", "1 2 h* w*")], [TensorContract.Of("gelu", "1 2 h w"), TensorContract.Of("norm", "1 2 h w")]);
        var result = built.Run(new NamedTensor("x", new([1, 3], 1, 2, 1, 1)));
        Assert.Equal([0.8413, 2.9960], result["gelu"].Values.ToArray().Select(static v => Math.Round(v, 4)));
        Assert.Equal([-1, 1], result["norm"].Values.ToArray().Select(static v => Math.Round(v, 4)));
    }

    [Fact]
    public void A_missing_tensor_and_one_of_another_shape_are_named()
    {
        var map = new WeightMap(_weights).Scope("lin.");
        Assert.Contains("'lin.gain'", Assert.Throws<WeightException>(() => map.Take("gain")).Message, StringComparison.Ordinal);
        Assert.Contains("[2, 3] where [3, 2]", Assert.Throws<WeightException>(() => map.Take("weight", 3, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_without_its_bias_is_refused_rather_than_built_without()
    {
        var graph = new GraphBuilder("lame", GraphPrecision.Single);
        var weights = new WeightMap(new MemoryWeights().With("lin.weight", [2, 3], 1, 2, 3, 4, 5, 6).With("conv.weight", [1, 1, 1, 1], 3));
        Assert.Contains("'lin.bias'", Assert.Throws<WeightException>(() => graph.Linear(graph.Input("x", "n", 3), weights.Scope("lin."))).Message, StringComparison.Ordinal);
        var image = graph.Input("image", 1, 1, "h", "w");
        Assert.Contains("'conv.bias'", Assert.Throws<WeightException>(() => graph.Convolution(image, weights.Scope("conv."))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_took_is_left_over()
    {
        var map = new WeightMap(_weights);
        map.Scope("lin.").Take("weight");
        map.Scope("bn.").Ignore("running_");
        Assert.Equal(["lin.bias", "norm.weight", "norm.bias", "conv.weight", "bn.weight", "bn.bias", "bn.num_batches_tracked"], map.LeftOver);
    }

    [Fact]
    public void Rows_are_entries_of_the_first_axis() =>
        Assert.Equal([4, 5, 6], new WeightMap(_weights).Take("lin.weight").Rows(1, 1).Read());

    private static BuiltGraph Linear(GraphPrecision precision, long inlineLimit)
    {
        var graph = new GraphBuilder("linear", precision);
        graph.Output("y", graph.Linear(graph.Input("x", "n", 3), new WeightMap(_weights).Scope("lin.")), "n", 2);
        return new(graph.Build(), [TensorContract.Of("x", "n* 3")], [TensorContract.Of("y", "n 2")], inlineLimit);
    }
}
