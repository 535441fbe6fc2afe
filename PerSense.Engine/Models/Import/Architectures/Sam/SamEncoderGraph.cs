using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.Sam;

/// <summary>
/// SAM's image encoder: a vision transformer with window attention in most blocks (ViTDet) and global attention in those whose tables of
/// relative positions are as long as the grid.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The scope <c>image_encoder</c>.</param>
/// <param name="shape">Its sizes.</param>
internal sealed class SamEncoderGraph(GraphBuilder graph, WeightMap weights, SamEncoderShape shape)
{
    private const float Epsilon = 1e-6f;

    // What keys are prolonged by is the same in all blocks of a kind.
    private readonly Dictionary<ImageSize, GraphValue> _keyPositions = [];

    /// <summary>Builds the graph.</summary>
    /// <param name="weights">The whole checkpoint; <c>image_encoder</c> is taken.</param>
    /// <param name="precision">How reals are stored.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static OnnxGraph Build(WeightMap weights, GraphPrecision precision)
    {
        var encoder = weights.Scope("image_encoder.");
        var graph = new GraphBuilder("sam-encoder", precision);
        new SamEncoderGraph(graph, encoder, SamEncoderShape.Of(encoder)).Run();
        return graph.Build();
    }

    private void Run()
    {
        var image = graph.Input(SamEncoderNames.Image, 1, 3, shape.Input.Height, shape.Input.Width);
        var patches = graph.Convolution(image, weights.Scope("patch_embed.proj."), new(Stride: shape.Patch));
        var value = graph.Add(graph.Transpose(patches, 0, 2, 3, 1), graph.Weight(weights.Take("pos_embed")));
        for (var block = 0; block < shape.Depth; block++)
        {
            value = Block(value, weights.Scope($"blocks.{block}."));
        }

        var neck = weights.Scope("neck.");
        graph.Output(SamEncoderNames.Embedding, graph.Neck(value, neck), 1, neck.Shape("0.weight")[0], shape.Grid.Height, shape.Grid.Width);
    }

    private GraphValue Block(GraphValue value, WeightMap block)
    {
        var middle = graph.Add(value, Attend(graph.LayerNorm(value, block.Scope("norm1."), Epsilon), block.Scope("attn.")));
        var normal = graph.LayerNorm(middle, block.Scope("norm2."), Epsilon);
        return graph.Add(middle, graph.Mlp(normal, block.Scope("mlp.lin1."), block.Scope("mlp.lin2.")));
    }

    private GraphValue Attend(GraphValue value, WeightMap attention)
    {
        var (rows, columns) = (Reach(attention, "rel_pos_h"), Reach(attention, "rel_pos_w"));
        if (new ImageSize(columns, rows) == shape.Grid)
        {
            var tokens = graph.Reshape(value, 0, shape.Grid.Area, shape.Width);
            return graph.Reshape(Attend(tokens, attention, shape.Grid, 1), 0, shape.Grid.Height, shape.Grid.Width, shape.Width);
        }

        var windows = new WindowPartition(graph, shape.Grid, rows);
        return windows.Join(Attend(windows.Cut(value), attention, new(columns, rows), windows.Count));
    }

    /// <summary>Attention among the tokens of each window, [windows, tokens, channels].</summary>
    private GraphValue Attend(GraphValue tokens, WeightMap attention, ImageSize area, long windows)
    {
        var parts = graph.Split(graph.Linear(tokens, attention.Scope("qkv.")), -1, 3);
        var query = graph.SplitHeads(parts[0], shape.Heads);
        var positions = new RelativePositions(graph, area);
        var scaled = graph.Scale(query, 1 / MathF.Sqrt(shape.Width / shape.Heads));
        var inputs = new AttentionInputs(
            graph.Join(-1, scaled, positions.OfQueries(query, attention)),
            graph.Join(-1, graph.SplitHeads(parts[1], shape.Heads), KeyPositions(positions, area, windows)),
            graph.SplitHeads(parts[2], shape.Heads));
        return graph.Linear(graph.MergeHeads(graph.Attend(inputs, new(shape.Heads, area.Area))), attention.Scope("proj."));
    }

    private GraphValue KeyPositions(RelativePositions positions, ImageSize area, long windows)
    {
        if (!_keyPositions.TryGetValue(area, out var value))
        {
            value = positions.OfKeys(windows, shape.Heads);
            _keyPositions.Add(area, value);
        }

        return value;
    }

    /// <summary>How many positions a table [2 S - 1, width] tells apart: S.</summary>
    private static int Reach(WeightMap attention, string table) => (int)(attention.Shape(table)[0] + 1) / 2;
}
