using PerSense.Engine.Models.Import.Architectures.ResNet;
using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.Dsalvanet;

/// <summary>
/// What DSALVANet makes of an image alone: the features of its backbone, and where the first similarity block looks, which is as much work
/// again. The last stage of the backbone, which nothing reads, is left out.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The whole checkpoint.</param>
internal sealed class DsalvanetStemGraph(GraphBuilder graph, WeightMap weights)
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
        var graph = new GraphBuilder("dsalvanet_stem", precision);
        new DsalvanetStemGraph(graph, weights).Run();
        return graph.Build();
    }

    private void Run()
    {
        var image = graph.Input(DsalvanetNames.Image, 1, 3, "height", "width");
        var state = graph.Convolution(Features(image), weights.Scope("in_conv."));
        var first = new SimilarityQuery(graph, weights.Scope("dsam_blocks.dsam_blocks.0.similarity_cal."));
        var features = graph.Join(1, state, first.Guide(first.Embed(state)));
        graph.Output(DsalvanetNames.Features, features, 1, DsalvanetChannels.Of(weights).Features, "rows", "columns");
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
}
