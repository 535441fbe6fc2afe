using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>The layers that the architectures share, with their weights taken from a scope of a checkpoint.</summary>
internal static class LayerOperations
{
    /// <summary>Linear layer on the last axis: keys <c>weight</c> [out, in] and <c>bias</c> [out].</summary>
    public static GraphValue Linear(this GraphBuilder graph, GraphValue value, WeightMap weights) =>
        graph.Add(graph.MatrixProduct(value, graph.Weight(weights.Take("weight").Transposed())), graph.Weight(weights.Take("bias")));

    /// <summary>Layer normalisation over the last axis in single precision: keys <c>weight</c> and <c>bias</c>.</summary>
    public static GraphValue LayerNorm(this GraphBuilder graph, GraphValue value, WeightMap weights, float epsilon)
    {
        var normal = graph.Node(
            "LayerNormalization",
            [graph.Full(value), graph.FullWeight(weights.Take("weight")), graph.FullWeight(weights.Take("bias"))],
            GraphAttribute.Of("axis", -1L),
            GraphAttribute.Of("epsilon", epsilon));
        return graph.Working(normal);
    }

    /// <summary>SAM's LayerNorm2d: normalisation over the channels of [N, C, H, W] at each pixel: keys <c>weight</c> and <c>bias</c>.</summary>
    public static GraphValue LayerNormOfChannels(this GraphBuilder graph, GraphValue value, WeightMap weights, float epsilon = 1e-6f) =>
        graph.Transpose(graph.LayerNorm(graph.Transpose(value, 0, 2, 3, 1), weights, epsilon), 0, 3, 1, 2);

    /// <summary>Convolution: keys <c>weight</c> [out, in / groups, kh, kw] and <c>bias</c> [out].</summary>
    public static GraphValue Convolution(this GraphBuilder graph, GraphValue value, WeightMap weights, ConvolutionShape shape = default) =>
        graph.Node("Conv", [value, graph.Weight(weights.Take("weight")), graph.Weight(weights.Take("bias"))], shape.Attributes());

    /// <summary>Transposed convolution without padding: keys <c>weight</c> [in, out, kh, kw] and <c>bias</c>.</summary>
    public static GraphValue TransposedConvolution(this GraphBuilder graph, GraphValue value, WeightMap weights, long stride) => graph.Node(
        "ConvTranspose", [value, graph.Weight(weights.Take("weight")), graph.Weight(weights.Take("bias"))], GraphAttribute.Of("strides", stride, stride));

    /// <summary>A convolution and the batch normalisation after it, melted into one.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">Images [N, C, H, W].</param>
    /// <param name="fused">What <see cref="BatchNorm.Fuse"/> gives.</param>
    /// <param name="shape">How the convolution moves.</param>
    public static GraphValue Convolution(this GraphBuilder graph, GraphValue value, AffineWeights fused, ConvolutionShape shape = default) =>
        graph.Node("Conv", [value, graph.Weight(fused.Factor), graph.Weight(fused.Offset)], shape.Attributes());
}
