using PerSense.Engine.Models.Import.Architectures.ResNet;
using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.Dsalvanet;

/// <summary>
/// DSALVANet's density network with the mean in the place of its random latent sample, so that equal inputs give equal maps. The last stage of
/// its backbone and the variance, which nothing reads then, are left out.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The whole checkpoint.</param>
internal sealed class DsalvanetGraph(GraphBuilder graph, WeightMap weights)
{
    private const string Backbone = "backbone.";
    private const string Original = "backbone.resnet.";
    private const int Stages = 3;

    /// <summary>Builds the graph.</summary>
    /// <param name="weights">The whole checkpoint; its backbone may be there once or twice.</param>
    /// <param name="precision">How reals are stored.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static OnnxGraph Build(WeightMap weights, GraphPrecision precision)
    {
        var graph = new GraphBuilder("dsalvanet", precision);
        new DsalvanetGraph(graph, weights).Run();
        return graph.Build();
    }

    private void Run()
    {
        var image = graph.Input(DsalvanetNames.Image, 1, 3, "height", "width");
        var bins = new ExemplarBins(graph);
        var state = graph.Convolution(Features(image), weights.Scope("in_conv."));
        var blocks = weights.Scope("dsam_blocks.dsam_blocks.");
        for (var block = 0; block < blocks.Count(string.Empty); block++)
        {
            state = new SimilarityBlock(graph, blocks.Scope($"{block}."), bins).Run(state);
        }

        graph.Output(DsalvanetNames.Density, Regress(Latent(state)), 1, 1, "height", "width");
    }

    /// <summary>Three stages of the backbone on the grid of the first.</summary>
    private GraphValue Features(GraphValue image)
    {
        var isAlias = weights.Has("backbone.layer0.0.weight");
        var scope = weights.Scope(isAlias ? Backbone : Original);
        var stages = new ResNetStages(graph, scope);
        var value = isAlias
            ? stages.Stem(image, scope.Take("layer0.0.weight"), scope.Scope("layer0.1."))
            : stages.Stem(image, scope.Take("conv1.weight"), scope.Scope("bn1."));
        var levels = new List<GraphValue>();
        for (var number = 1; number <= Stages; number++)
        {
            value = stages.Stage(value, number);
            levels.Add(number == 1 ? value : graph.Enlarge(value, 1 << (number - 1)));
        }

        weights.Ignore("backbone.layer4.");
        weights.Ignore(isAlias ? Original : "backbone.resnet.layer4.");
        weights.Ignore("backbone.resnet.fc.");
        return graph.Join(1, [.. levels]);
    }

    /// <summary>The mean of the latent variable.</summary>
    private GraphValue Latent(GraphValue state)
    {
        var latent = weights.Scope("lvam.");
        latent.Ignore("logvar.");
        latent.Ignore("ln_logvar.");
        var shape = new ConvolutionShape(Padding: 1);
        var first = Normal(graph.Convolution(state, latent.Scope("conv1."), shape), latent.Scope("ln1."));
        var second = Normal(graph.Convolution(first, latent.Scope("conv2."), shape), latent.Scope("ln2."));
        return Normal(graph.Convolution(second, latent.Scope("mu.")), latent.Scope("ln_mu."));
    }

    private GraphValue Normal(GraphValue value, WeightMap norm) => graph.LeakyRelu(graph.LayerNormOfChannels(value, norm, SimilarityBlock.Epsilon));

    private GraphValue Regress(GraphValue latent)
    {
        var regressor = weights.Scope("count_regressor.regressor.");
        var half = graph.LeakyRelu(graph.Convolution(latent, regressor.Scope("0."), new(Padding: 2)));
        var whole = graph.LeakyRelu(graph.Convolution(graph.Enlarge(half, 2, alignCorners: true), regressor.Scope("3."), new(Padding: 1)));
        var narrow = graph.LeakyRelu(graph.Convolution(graph.Enlarge(whole, 2, alignCorners: true), regressor.Scope("6.")));
        return graph.Relu(graph.Convolution(narrow, regressor.Scope("8.")));
    }
}
