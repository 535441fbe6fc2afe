using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Models.Import.Architectures.Sam;
using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.TinyVit;

/// <summary>
/// MobileSAM's image encoder, TinyViT: convolutions, then three stages of window attention on ever coarser grids. The last merge keeps the
/// grid, so that the embedding lies at a sixteenth as SAM's does.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The scope <c>image_encoder</c>.</param>
internal sealed class TinyVitGraph(GraphBuilder graph, WeightMap weights)
{
    /// <summary>Side of the network's input in network pixels; the weights do not say it.</summary>
    public const int InputSide = 1024;

    // Two convolutions with a step of 2 before the first stage.
    private const int PatchStride = 4;

    /// <summary>Builds the graph.</summary>
    /// <param name="weights">The whole checkpoint; <c>image_encoder</c> is taken.</param>
    /// <param name="precision">How reals are stored.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static OnnxGraph Build(WeightMap weights, GraphPrecision precision)
    {
        var graph = new GraphBuilder("tinyvit-encoder", precision);
        new TinyVitGraph(graph, weights.Scope("image_encoder.")).Run();
        return graph.Build();
    }

    private void Run()
    {
        var image = graph.Input(SamEncoderNames.Image, 1, 3, InputSide, InputSide);
        var value = graph.Gelu(ConvBn(image, "patch_embed.seq.0.", new(Stride: 2, Padding: 1)));
        value = ConvBn(value, "patch_embed.seq.2.", new(Stride: 2, Padding: 1));
        var side = InputSide / PatchStride;
        var stages = weights.Count("layers.");
        for (var stage = 0; stage < stages; stage++)
        {
            value = Stage(value, stage, side);
            var isLast = stage == stages - 1;
            var stride = isLast || stage == stages - 2 ? 1 : 2;
            value = isLast ? value : Merge(value, $"layers.{stage}.downsample.", stride);
            side /= isLast ? 1 : stride;
        }

        // The classifier that it was trained with.
        weights.Ignore("norm_head.");
        weights.Ignore("head.");
        var neck = weights.Scope("neck.");
        graph.Output(SamEncoderNames.Embedding, graph.Neck(graph.Transpose(value, 0, 2, 3, 1), neck), 1, neck.Shape("0.weight")[0], side, side);
    }

    private GraphValue Stage(GraphValue value, int stage, int side)
    {
        var prefix = $"layers.{stage}.blocks.";
        for (var block = 0; block < weights.Count(prefix); block++)
        {
            var scope = $"{prefix}{block}.";
            value = stage == 0 ? Bottleneck(value, scope) : new TinyVitBlock(graph, weights.Scope(scope), new ImageSize(side, side)).Run(value);
        }

        return value;
    }

    /// <summary>MBConv: widen, convolve each channel, narrow, add, activate.</summary>
    private GraphValue Bottleneck(GraphValue value, string scope)
    {
        var wide = graph.Gelu(ConvBn(value, scope + "conv1."));
        var mixed = graph.Gelu(ConvBn(wide, scope + "conv2.", Depthwise(scope + "conv2.", stride: 1)));
        return graph.Gelu(graph.Add(ConvBn(mixed, scope + "conv3."), value));
    }

    private GraphValue Merge(GraphValue value, string scope, long stride)
    {
        var wide = graph.Gelu(ConvBn(value, scope + "conv1."));
        var mixed = graph.Gelu(ConvBn(wide, scope + "conv2.", Depthwise(scope + "conv2.", stride)));
        return ConvBn(mixed, scope + "conv3.");
    }

    private ConvolutionShape Depthwise(string scope, long stride) => new(stride, Padding: 1, Groups: weights.Shape(scope + "c.weight")[0]);

    private GraphValue ConvBn(GraphValue value, string scope, ConvolutionShape shape = default) => graph.ConvolutionAndNorm(value, weights.Scope(scope), shape);
}
