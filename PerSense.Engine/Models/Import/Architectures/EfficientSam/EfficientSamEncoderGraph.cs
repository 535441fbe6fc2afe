using PerSense.Engine.Models.Import.Architectures.Sam;
using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.EfficientSam;

/// <summary>EfficientSAM's image encoder: a plain vision transformer whose table of positions, learned on 14 x 14 patches, is enlarged.</summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The scope <c>image_encoder</c>.</param>
internal sealed class EfficientSamEncoderGraph(GraphBuilder graph, WeightMap weights)
{
    /// <summary>Side of the network's input in network pixels; the weights do not say it.</summary>
    public const int InputSide = 1024;

    private const int HeadWidth = 64;

    /// <summary>Builds the graph.</summary>
    /// <param name="weights">The whole checkpoint; <c>image_encoder</c> is taken.</param>
    /// <param name="precision">How reals are stored.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static OnnxGraph Build(WeightMap weights, GraphPrecision precision)
    {
        var graph = new GraphBuilder("efficientsam-encoder", precision);
        new EfficientSamEncoderGraph(graph, weights.Scope("image_encoder.")).Run();
        return graph.Build();
    }

    private void Run()
    {
        var patch = weights.Shape("patch_embed.proj.weight")[2];
        var (side, width) = ((int)(InputSide / patch), weights.Shape("pos_embed")[2]);
        var image = graph.Input(SamEncoderNames.Image, 1, 3, InputSide, InputSide);
        var patches = graph.Reshape(graph.Convolution(image, weights.Scope("patch_embed.proj."), new(Stride: patch)), 0, 0, -1);
        var value = graph.Add(graph.Transpose(patches, 0, 2, 1), graph.Weight(Positions(side)));
        for (var block = 0; block < weights.Count("blocks."); block++)
        {
            value = graph.TransformerBlock(value, weights.Scope($"blocks.{block}."), new(width / HeadWidth, side * side));
        }

        var neck = weights.Scope("neck.");
        var grid = graph.Reshape(value, 0, side, side, width);
        graph.Output(SamEncoderNames.Embedding, graph.Neck(grid, neck), 1, neck.Shape("0.weight")[0], side, side);
    }

    /// <summary>The table without the row of the class token, which is not used.</summary>
    private Weight Positions(int side)
    {
        var table = weights.Take("pos_embed");
        var (rows, width) = (table.Shape[1] - 1, (int)table.Shape[2]);
        var patches = table.Changed(".patches", [1, rows, width], values => values[width..]);
        return BicubicGrid.Resize(patches, (int)Math.Sqrt(rows), side);
    }
}
