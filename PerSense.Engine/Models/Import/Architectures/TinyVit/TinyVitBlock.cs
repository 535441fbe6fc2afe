using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.TinyVit;

/// <summary>
/// A block of TinyViT: attention in windows, a convolution of each channel, a perceptron. What fills windows up is zero before the
/// attention's own normalisation, so it takes part as that normalisation's bias.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The block's scope.</param>
/// <param name="grid">Columns and rows of the tokens.</param>
internal sealed class TinyVitBlock(GraphBuilder graph, WeightMap weights, ImageSize grid)
{
    private const float Epsilon = 1e-5f;

    /// <summary>Runs the block on an image [1, C, h, w].</summary>
    public GraphValue Run(GraphValue image)
    {
        var channels = weights.Shape("attn.norm.weight")[0];
        var tokens = graph.Transpose(image, 0, 2, 3, 1);
        var attended = graph.Transpose(graph.Add(tokens, Attend(tokens)), 0, 3, 1, 2);
        var local = graph.ConvolutionAndNorm(attended, weights.Scope("local_conv."), new(Padding: 1, Groups: channels));
        var mixed = graph.Transpose(local, 0, 2, 3, 1);
        var normal = graph.LayerNorm(mixed, weights.Scope("mlp.norm."), Epsilon);
        var mlp = graph.Mlp(normal, weights.Scope("mlp.fc1."), weights.Scope("mlp.fc2."));
        return graph.Transpose(graph.Add(mixed, mlp), 0, 3, 1, 2);
    }

    private GraphValue Attend(GraphValue tokens)
    {
        var attention = weights.Scope("attn.");
        var table = attention.Take("attention_biases");
        var (heads, side) = ((int)table.Shape[0], (int)Math.Sqrt(table.Shape[1]));
        var windows = new WindowPartition(graph, grid, side);
        var normal = graph.LayerNorm(windows.Cut(tokens), attention.Scope("norm."), Epsilon);

        // Each head's query, key and value stand together, unlike in a plain vision transformer.
        var parts = graph.Split(graph.SplitHeads(graph.Linear(normal, attention.Scope("qkv.")), heads), -1, 3);
        var width = attention.Shape("proj.weight")[0] / heads;
        var bias = graph.Weight(Bias(table, side));
        var inputs = new AttentionInputs(graph.Scale(parts[0], 1 / MathF.Sqrt(width)), parts[1], parts[2], bias);
        var attended = graph.MergeHeads(graph.Attend(inputs, new(heads, side * side)));
        return windows.Join(graph.Linear(attended, attention.Scope("proj.")));
    }

    /// <summary>The bias of each pair of cells, which depends on their distance along each axis: [heads, cells, cells].</summary>
    private static Weight Bias(Weight table, int side)
    {
        var (heads, cells) = ((int)table.Shape[0], side * side);
        return table.Changed(".gathered", [heads, cells, cells], values =>
        {
            var result = new float[heads * cells * cells];
            for (var i = 0; i < result.Length; i++)
            {
                var (head, from, to) = (i / (cells * cells), i / cells % cells, i % cells);
                var (down, across) = (Math.Abs((from / side) - (to / side)), Math.Abs((from % side) - (to % side)));
                result[i] = values[(head * cells) + (down * side) + across];
            }

            return result;
        });
    }
}
