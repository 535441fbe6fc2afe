using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.CounTr;

/// <summary>
/// What CounTR (Counting Transformer, 2022) makes of windows and exemplars: the windows' tokens attend to the exemplars', and convolutions make
/// density of them. Any number of windows share the exemplars, which are encoded once.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The whole checkpoint.</param>
/// <param name="heads">Heads of the attentions.</param>
internal sealed class CounTrHeadGraph(GraphBuilder graph, WeightMap weights, long heads)
{
    private const int HeadStages = 4;
    private const int NormGroups = 8;

    private readonly CounTrGrid _grid = CounTrGrid.Of(weights);

    /// <summary>Builds the graph.</summary>
    /// <param name="weights">The whole checkpoint.</param>
    /// <param name="shape">What the weights do not say.</param>
    /// <param name="precision">How reals are stored.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static OnnxGraph Build(WeightMap weights, CounTrShape shape, GraphPrecision precision)
    {
        var graph = new GraphBuilder("countr_head", precision);
        new CounTrHeadGraph(graph, weights, shape.DecoderHeads).Run();
        return graph.Build();
    }

    private void Run()
    {
        var tokens = graph.Input(CounTrNames.Tokens, "windows", _grid.Tokens, _grid.Channels);
        var exemplars = graph.Input(CounTrNames.Exemplars, "exemplars", 3, CounTrNames.ExemplarSide, CounTrNames.ExemplarSide);
        var density = Regress(Decode(tokens, new CounTrExemplarEncoder(graph, weights).Run(exemplars)));
        graph.Output(CounTrNames.Density, graph.Reshape(density, 0, _grid.WindowSide, _grid.WindowSide), "windows", _grid.WindowSide, _grid.WindowSide);
    }

    private GraphValue Decode(GraphValue tokens, GraphValue exemplars)
    {
        var size = new AttentionSize(heads, _grid.Tokens);
        for (var number = 0; number < weights.Count("decoder_blocks."); number++)
        {
            var block = weights.Scope($"decoder_blocks.{number}.");
            GraphValue Norm(int which) => graph.LayerNorm(tokens, block.Scope($"norm{which}."), CounTrNames.Epsilon);
            tokens = graph.Add(tokens, graph.SelfAttention(Norm(0), block.Scope("selfattn."), size));
            tokens = graph.Add(tokens, Compare(Norm(1), exemplars, block.Scope("attn.")));
            tokens = graph.Add(tokens, graph.Mlp(Norm(2), block.Scope("mlp.fc1."), block.Scope("mlp.fc2.")));
        }

        return graph.LayerNorm(tokens, weights.Scope("decoder_norm."), CounTrNames.Epsilon);
    }

    /// <summary>Tokens of all windows attend to the exemplars, which are there once.</summary>
    private GraphValue Compare(GraphValue tokens, GraphValue exemplars, WeightMap attention)
    {
        var width = attention.Shape("wq.weight")[0] / heads;
        GraphValue Project(GraphValue value, string layer) => graph.Linear(value, attention.Scope(layer));
        var inputs = new AttentionInputs(
            graph.SplitHeads(graph.Scale(Project(tokens, "wq."), 1 / MathF.Sqrt(width)), heads),
            graph.SplitHeads(Project(exemplars, "wk."), heads),
            graph.SplitHeads(Project(exemplars, "wv."), heads));
        return Project(graph.MergeHeads(graph.Attend(inputs, new(heads, _grid.Tokens))), "proj.");
    }

    private GraphValue Regress(GraphValue tokens)
    {
        var image = graph.Reshape(graph.Transpose(tokens, 0, 2, 1), 0, 0, _grid.Side, _grid.Side);
        for (var number = 0; number < HeadStages; number++)
        {
            var stage = weights.Scope($"decode_head{number}.");
            image = graph.Relu(graph.GroupNorm(graph.Convolution(image, stage.Scope("0."), new(Padding: 1)), stage.Scope("1."), NormGroups));
            image = graph.Enlarge(stage.Has("3.weight") ? graph.Convolution(image, stage.Scope("3.")) : image, 2);
        }

        return image;
    }
}
