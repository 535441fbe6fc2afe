using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.CounTr;

/// <summary>
/// CounTR (Counting Transformer, 2022): a vision transformer whose tokens attend to the exemplars', and a convolutional head. Any number of
/// windows share the exemplars, which are encoded once.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The whole checkpoint.</param>
/// <param name="shape">What the weights do not say.</param>
internal sealed class CounTrGraph(GraphBuilder graph, WeightMap weights, CounTrShape shape)
{
    private const float Epsilon = 1e-6f;
    private const int HeadStages = 4;
    private const int NormGroups = 8;

    private readonly long _tokens = weights.Shape("pos_embed")[1];

    private long GridSide => (long)Math.Sqrt(_tokens);

    /// <summary>Builds the graph.</summary>
    /// <param name="weights">The whole checkpoint.</param>
    /// <param name="shape">What the weights do not say.</param>
    /// <param name="precision">How reals are stored.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static OnnxGraph Build(WeightMap weights, CounTrShape shape, GraphPrecision precision)
    {
        var graph = new GraphBuilder("countr", precision);
        new CounTrGraph(graph, weights, shape).Run();
        return graph.Build();
    }

    private void Run()
    {
        var side = GridSide * weights.Shape("patch_embed.proj.weight")[2];
        var windows = graph.Input(CounTrNames.Windows, "windows", 3, side, side);
        var exemplars = graph.Input(CounTrNames.Exemplars, "exemplars", 3, CounTrNames.ExemplarSide, CounTrNames.ExemplarSide);
        var density = Regress(Decode(Encode(windows), new CounTrExemplarEncoder(graph, weights).Run(exemplars)));
        graph.Output(CounTrNames.Density, graph.Reshape(density, 0, side, side), "windows", side, side);
    }

    private GraphValue Encode(GraphValue windows)
    {
        var patch = weights.Shape("patch_embed.proj.weight")[2];
        var patches = graph.Convolution(windows, weights.Scope("patch_embed.proj."), new(Stride: patch));
        var tokens = graph.Add(graph.Transpose(graph.Reshape(patches, 0, 0, -1), 0, 2, 1), graph.Weight(weights.Take("pos_embed")));
        for (var block = 0; block < weights.Count("blocks."); block++)
        {
            tokens = graph.TransformerBlock(tokens, weights.Scope($"blocks.{block}."), new(shape.Heads, _tokens));
        }

        return graph.LayerNorm(tokens, weights.Scope("norm."), Epsilon);
    }

    private GraphValue Decode(GraphValue encoded, GraphValue exemplars)
    {
        var tokens = graph.Add(graph.Linear(encoded, weights.Scope("decoder_embed.")), graph.Weight(weights.Take("decoder_pos_embed")));
        var size = new AttentionSize(shape.DecoderHeads, _tokens);
        for (var number = 0; number < weights.Count("decoder_blocks."); number++)
        {
            var block = weights.Scope($"decoder_blocks.{number}.");
            GraphValue Norm(int which) => graph.LayerNorm(tokens, block.Scope($"norm{which}."), Epsilon);
            tokens = graph.Add(tokens, graph.SelfAttention(Norm(0), block.Scope("selfattn."), size));
            tokens = graph.Add(tokens, Compare(Norm(1), exemplars, block.Scope("attn.")));
            tokens = graph.Add(tokens, graph.Mlp(Norm(2), block.Scope("mlp.fc1."), block.Scope("mlp.fc2.")));
        }

        return graph.LayerNorm(tokens, weights.Scope("decoder_norm."), Epsilon);
    }

    /// <summary>Tokens of all windows attend to the exemplars, which are there once.</summary>
    private GraphValue Compare(GraphValue tokens, GraphValue exemplars, WeightMap attention)
    {
        var width = attention.Shape("wq.weight")[0] / shape.DecoderHeads;
        GraphValue Project(GraphValue value, string layer) => graph.Linear(value, attention.Scope(layer));
        var inputs = new AttentionInputs(
            graph.SplitHeads(graph.Scale(Project(tokens, "wq."), 1 / MathF.Sqrt(width)), shape.DecoderHeads),
            graph.SplitHeads(Project(exemplars, "wk."), shape.DecoderHeads),
            graph.SplitHeads(Project(exemplars, "wv."), shape.DecoderHeads));
        return Project(graph.MergeHeads(graph.Attend(inputs, new(shape.DecoderHeads, _tokens))), "proj.");
    }

    private GraphValue Regress(GraphValue tokens)
    {
        var image = graph.Reshape(graph.Transpose(tokens, 0, 2, 1), 0, 0, GridSide, GridSide);
        for (var number = 0; number < HeadStages; number++)
        {
            var stage = weights.Scope($"decode_head{number}.");
            image = graph.Relu(graph.GroupNorm(graph.Convolution(image, stage.Scope("0."), new(Padding: 1)), stage.Scope("1."), NormGroups));
            image = graph.Enlarge(stage.Has("3.weight") ? graph.Convolution(image, stage.Scope("3.")) : image, 2);
        }

        return image;
    }
}
