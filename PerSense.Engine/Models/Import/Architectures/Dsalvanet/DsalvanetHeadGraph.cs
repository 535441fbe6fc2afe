using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.Dsalvanet;

/// <summary>
/// What DSALVANet makes of an image's features and of exemplars, with the mean in the place of its random latent sample, so that equal inputs
/// give equal maps. The variance, which nothing reads then, is left out.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The whole checkpoint.</param>
internal sealed class DsalvanetHeadGraph(GraphBuilder graph, WeightMap weights)
{
    /// <summary>Builds the graph.</summary>
    /// <param name="weights">The whole checkpoint.</param>
    /// <param name="precision">How reals are stored.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static OnnxGraph Build(WeightMap weights, GraphPrecision precision)
    {
        var graph = new GraphBuilder("dsalvanet_head", precision);
        new DsalvanetHeadGraph(graph, weights).Run();
        return graph.Build();
    }

    private void Run()
    {
        var channels = DsalvanetChannels.Of(weights);
        var features = graph.Input(DsalvanetNames.Features, 1, channels.Features, "rows", "columns");
        var bins = new ExemplarBins(graph);
        var blocks = weights.Scope("dsam_blocks.dsam_blocks.");
        var first = new SimilarityBlock(graph, blocks.Scope("0."), bins);
        var state = first.Run(graph.Slice(features, 1, ..channels.State), graph.Slice(features, 1, channels.State..));
        for (var block = 1; block < blocks.Count(string.Empty); block++)
        {
            state = new SimilarityBlock(graph, blocks.Scope($"{block}."), bins).Run(state);
        }

        graph.Output(DsalvanetNames.Density, Regress(Latent(state)), 1, 1, "height", "width");
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
