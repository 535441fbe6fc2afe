using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Layers;

/// <summary>Layers on images [N, C, H, W] that have no weights, or only one a channel.</summary>
internal static class ImageLayers
{
    private const float Epsilon = 1e-5f;

    /// <summary>Bilinear enlargement by a whole factor along both axes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">[N, C, H, W].</param>
    /// <param name="factor">At least 2.</param>
    /// <param name="alignCorners">Whether the outermost cell centres map to each other; otherwise cell edges do.</param>
    public static GraphValue Enlarge(this GraphBuilder graph, GraphValue value, int factor, bool alignCorners = false)
    {
        var factors = graph.FullWeight(new($"enlarge:{factor}", [4], () => [1, 1, factor, factor]));
        return graph.Node(
            "Resize",
            [value, default, factors],
            GraphAttribute.Of("mode", "linear"),
            GraphAttribute.Of("coordinate_transformation_mode", alignCorners ? "align_corners" : "half_pixel"));
    }

    /// <summary>The largest value of each square window; cells beyond the border do not count.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">[N, C, H, W].</param>
    /// <param name="window">How the window moves.</param>
    /// <param name="side">The window's side.</param>
    public static GraphValue LargestOf(this GraphBuilder graph, GraphValue value, ConvolutionShape window, long side) => graph.Node(
        "MaxPool",
        [value],
        GraphAttribute.Of("kernel_shape", side, side),
        GraphAttribute.Of("strides", window.Stride, window.Stride),
        GraphAttribute.Of("pads", window.Padding, window.Padding, window.Padding, window.Padding));

    /// <summary>Each channel of each image with mean 0 and variance 1 (eps 1e-5), in single precision; no weights.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">[N, channels, ...].</param>
    /// <param name="channels">How many channels there are.</param>
    public static GraphValue InstanceNorm(this GraphBuilder graph, GraphValue value, long channels) => graph.Working(graph.Node(
        "InstanceNormalization",
        [graph.Full(value), graph.FullWeight(Constant("ones", channels, 1)), graph.FullWeight(Constant("zeros", channels, 0))],
        GraphAttribute.Of("epsilon", Epsilon)));

    /// <summary>Normalisation over groups of channels of [N, C, H, W] (eps 1e-5), in single precision: keys <c>weight</c> and <c>bias</c>.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">[N, C, H, W].</param>
    /// <param name="weights">The layer's scope.</param>
    /// <param name="groups">How many groups there are.</param>
    public static GraphValue GroupNorm(this GraphBuilder graph, GraphValue value, WeightMap weights, long groups)
    {
        var channels = weights.Shape("weight")[0];
        var normal = graph.InstanceNorm(graph.Reshape(graph.Full(value), 0, groups, -1), groups);
        var images = graph.Node("Reshape", [graph.Full(normal), graph.ShapeOf(value)]);
        var scaled = graph.Multiply(images, graph.FullWeight(weights.Take("weight").Reshaped(channels, 1, 1)));
        return graph.Working(graph.Add(scaled, graph.FullWeight(weights.Take("bias").Reshaped(channels, 1, 1))));
    }

    /// <summary>The value itself where it is positive, a hundredth of it elsewhere.</summary>
    public static GraphValue LeakyRelu(this GraphBuilder graph, GraphValue value) =>
        graph.Node("LeakyRelu", [value], GraphAttribute.Of("alpha", 0.01f));

    private static Weight Constant(string label, long count, float value) => new($"{label}:{count}", [count], () =>
    {
        var values = new float[count];
        Array.Fill(values, value);
        return values;
    });
}
