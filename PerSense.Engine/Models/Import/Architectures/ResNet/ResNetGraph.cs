using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.ResNet;

/// <summary>ResNet-50 without pooling and classifier: the output of its last stage.</summary>
internal static class ResNetGraph
{
    private const int Stages = 4;

    /// <summary>Builds the graph.</summary>
    /// <param name="weights">The whole checkpoint, in torchvision's layout.</param>
    /// <param name="precision">How reals are stored.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static OnnxGraph Build(WeightMap weights, GraphPrecision precision)
    {
        var graph = new GraphBuilder("resnet", precision);
        var stages = new ResNetStages(graph, weights);
        var features = stages.Stem(graph.Input(ResNetNames.Image, 1, 3, "height", "width"), weights.Take("conv1.weight"), weights.Scope("bn1."));
        for (var number = 1; number <= Stages; number++)
        {
            features = stages.Stage(features, number);
        }

        weights.Ignore("fc.");
        graph.Output(ResNetNames.Features, features, 1, weights.Shape("layer4.0.conv3.weight")[0], "rows", "columns");
        return graph.Build();
    }
}
