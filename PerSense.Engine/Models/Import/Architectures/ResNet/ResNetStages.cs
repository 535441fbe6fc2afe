using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.ResNet;

/// <summary>
/// A residual network of bottleneck blocks (Deep Residual Learning, with the step in the 3 x 3 convolution) in inference mode; batch
/// normalisations are melted into the convolutions before them.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The scope that holds <c>layer1</c> to <c>layer4</c>.</param>
internal sealed class ResNetStages(GraphBuilder graph, WeightMap weights)
{
    /// <summary>The convolution, normalisation and pooling before the first stage: a quarter of the size.</summary>
    /// <param name="image">[N, 3, H, W].</param>
    /// <param name="kernel">The convolution's kernel, [out, 3, 7, 7].</param>
    /// <param name="norm">The normalisation's scope.</param>
    public GraphValue Stem(GraphValue image, Weight kernel, WeightMap norm)
    {
        var features = graph.Relu(graph.Convolution(image, BatchNorm.Fuse(kernel, norm), new(Stride: 2, Padding: 3)));
        return graph.LargestOf(features, new(Stride: 2, Padding: 1), side: 3);
    }

    /// <summary>One stage; all but the first halve the size.</summary>
    /// <param name="value">The output of the stage before.</param>
    /// <param name="number">1 to 4.</param>
    public GraphValue Stage(GraphValue value, int number)
    {
        var stage = weights.Scope($"layer{number}.");
        var result = value;
        for (var block = 0; block < stage.Count(string.Empty); block++)
        {
            result = Block(result, stage.Scope($"{block}."), block == 0 && number > 1 ? 2 : 1);
        }

        return result;
    }

    private GraphValue Block(GraphValue value, WeightMap block, long stride)
    {
        var narrow = graph.Relu(Fused(value, block, 1, new(Stride: 1)));
        var middle = graph.Relu(Fused(narrow, block, 2, new(Stride: stride, Padding: 1)));
        return graph.Relu(graph.Add(Fused(middle, block, 3, new(Stride: 1)), Shortcut(value, block, stride)));
    }

    private GraphValue Shortcut(GraphValue value, WeightMap block, long stride) => block.Has("downsample.0.weight")
        ? graph.Convolution(value, BatchNorm.Fuse(block.Take("downsample.0.weight"), block.Scope("downsample.1.")), new(Stride: stride))
        : value;

    private GraphValue Fused(GraphValue value, WeightMap block, int number, ConvolutionShape shape) =>
        graph.Convolution(value, BatchNorm.Fuse(block.Take($"conv{number}.weight"), block.Scope($"bn{number}.")), shape);
}
