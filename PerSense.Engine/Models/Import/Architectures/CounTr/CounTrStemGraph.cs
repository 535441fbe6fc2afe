using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.CounTr;

/// <summary>
/// What CounTR makes of windows alone: its vision transformer, and the tokens as its decoder takes them. No window touches another.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The whole checkpoint.</param>
/// <param name="heads">Heads of the attention.</param>
internal sealed class CounTrStemGraph(GraphBuilder graph, WeightMap weights, long heads)
{
    /// <summary>Builds the graph.</summary>
    /// <param name="weights">The whole checkpoint.</param>
    /// <param name="shape">What the weights do not say.</param>
    /// <param name="precision">How reals are stored.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static OnnxGraph Build(WeightMap weights, CounTrShape shape, GraphPrecision precision)
    {
        var graph = new GraphBuilder("countr_stem", precision);
        new CounTrStemGraph(graph, weights, shape.Heads).Run();
        return graph.Build();
    }

    private void Run()
    {
        var grid = CounTrGrid.Of(weights);
        var windows = graph.Input(CounTrNames.Windows, "windows", 3, grid.WindowSide, grid.WindowSide);
        var embedded = graph.Linear(Encode(windows, grid), weights.Scope("decoder_embed."));
        graph.Output(CounTrNames.Tokens, graph.Add(embedded, graph.Weight(weights.Take("decoder_pos_embed"))), "windows", grid.Tokens, grid.Channels);
    }

    private GraphValue Encode(GraphValue windows, CounTrGrid grid)
    {
        var patches = graph.Convolution(windows, weights.Scope("patch_embed.proj."), new(Stride: grid.PatchSide));
        var tokens = graph.Add(graph.Transpose(graph.Reshape(patches, 0, 0, -1), 0, 2, 1), graph.Weight(weights.Take("pos_embed")));
        for (var block = 0; block < weights.Count("blocks."); block++)
        {
            tokens = graph.TransformerBlock(tokens, weights.Scope($"blocks.{block}."), new(heads, grid.Tokens));
        }

        return graph.LayerNorm(tokens, weights.Scope("norm."), CounTrNames.Epsilon);
    }
}
