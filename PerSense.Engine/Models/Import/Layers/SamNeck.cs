using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Layers;

/// <summary>The end of every encoder of SAM's family: keys <c>0</c> (1 x 1), <c>1</c>, <c>2</c> (3 x 3) and <c>3</c>; the convolutions have no bias.</summary>
internal static class SamNeck
{
    private const float Epsilon = 1e-6f;

    /// <summary>Adds the neck.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">[1, h, w, channels].</param>
    /// <param name="weights">The scope <c>neck</c>.</param>
    /// <returns>[1, out, h, w].</returns>
    public static GraphValue Neck(this GraphBuilder graph, GraphValue value, WeightMap weights)
    {
        // A 1 x 1 convolution is a linear layer of each cell.
        var kernel = weights.Take("0.weight");
        var narrow = graph.MatrixProduct(value, graph.Weight(kernel.Reshaped(kernel.Shape[0], kernel.Shape[1]).Transposed()));
        var image = graph.Transpose(graph.LayerNorm(narrow, weights.Scope("1."), Epsilon), 0, 3, 1, 2);
        var smooth = graph.Node("Conv", [image, graph.Weight(weights.Take("2.weight"))], new ConvolutionShape(Padding: 1).Attributes());
        return graph.LayerNormOfChannels(smooth, weights.Scope("3."), Epsilon);
    }
}
