using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.TinyVit;

/// <summary>Layers that only TinyViT has.</summary>
internal static class TinyVitLayers
{
    /// <summary>A convolution <c>c</c> without bias and its batch normalisation <c>bn</c>, melted into one.</summary>
    public static GraphValue ConvolutionAndNorm(this GraphBuilder graph, GraphValue value, WeightMap weights, ConvolutionShape shape = default) =>
        graph.Convolution(value, BatchNorm.Fuse(weights.Take("c.weight"), weights.Scope("bn.")), shape);
}
