using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.DinoV2;

/// <summary>
/// DINOv2's vision transformer, with or without registers, with the plain or the gated feed-forward network. One graph takes every size in
/// whole patches: the positions are resampled inside.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The scope that holds <c>pos_embed</c>.</param>
/// <param name="heads">Heads of the attention.</param>
internal sealed class DinoGraph(GraphBuilder graph, WeightMap weights, long heads)
{
    // At the size it was trained for, 37 x 37 patches.
    private const long UsualTokens = 1370;
    private const float Epsilon = 1e-6f;

    private readonly bool _hasRegisters = weights.Has("register_tokens");

    /// <summary>Builds the graph.</summary>
    /// <param name="weights">The whole checkpoint.</param>
    /// <param name="heads">Heads of the attention.</param>
    /// <param name="precision">How reals are stored.</param>
    /// <exception cref="WeightException">The weights are not of this architecture.</exception>
    public static OnnxGraph Build(WeightMap weights, long heads, GraphPrecision precision)
    {
        var graph = new GraphBuilder("dinov2", precision);
        new DinoGraph(graph, weights, heads).Run();
        return graph.Build();
    }

    private void Run()
    {
        var channels = weights.Shape("cls_token")[2];
        var tokens = Embed(graph.Input(DinoNames.Image, 1, 3, "height", "width"));
        for (var number = 0; number < weights.Count("blocks."); number++)
        {
            tokens = Block(tokens, weights.Scope($"blocks.{number}."));
        }

        weights.Ignore("mask_token");
        graph.Output(DinoNames.Raw, tokens, 1, "tokens", channels);
        var normal = graph.LayerNorm(tokens, weights.Scope("norm."), Epsilon);
        var leading = 1 + (_hasRegisters ? (int)weights.Shape("register_tokens")[1] : 0);
        graph.Output(DinoNames.Class, graph.Pick(normal, 1, 0), 1, channels);
        graph.Output(DinoNames.Patches, graph.Slice(normal, 1, leading..), 1, "patches", channels);
    }

    /// <summary>Class token, registers and patches; the registers carry no position.</summary>
    private GraphValue Embed(GraphValue image)
    {
        var patch = weights.Shape("patch_embed.proj.weight")[2];
        var patches = graph.Convolution(image, weights.Scope("patch_embed.proj."), new(Stride: patch));
        var positions = new PositionTable(graph, weights.Take("pos_embed"), _hasRegisters ? PositionRule.Antialiased : PositionRule.Offset);
        var placed = graph.Add(graph.Transpose(graph.Reshape(patches, 0, 0, -1), 0, 2, 1), graph.Working(positions.OfPatches(patches)));
        var first = graph.Add(graph.Weight(weights.Take("cls_token")), graph.Working(positions.OfClass()));
        return _hasRegisters
            ? graph.Join(1, first, graph.Weight(weights.Take("register_tokens")), placed)
            : graph.Join(1, first, placed);
    }

    private GraphValue Block(GraphValue tokens, WeightMap block)
    {
        var attended = graph.SelfAttention(graph.LayerNorm(tokens, block.Scope("norm1."), Epsilon), block.Scope("attn."), new(heads, UsualTokens));
        var middle = graph.Add(tokens, graph.Multiply(attended, graph.Weight(block.Take("ls1.gamma"))));
        var fed = FeedForward(graph.LayerNorm(middle, block.Scope("norm2."), Epsilon), block.Scope("mlp."));
        return graph.Add(middle, graph.Multiply(fed, graph.Weight(block.Take("ls2.gamma"))));
    }

    private GraphValue FeedForward(GraphValue value, WeightMap layers)
    {
        if (!layers.Has("w12.weight"))
        {
            return graph.Mlp(value, layers.Scope("fc1."), layers.Scope("fc2."));
        }

        var halves = graph.Split(graph.Linear(value, layers.Scope("w12.")), -1, 2);
        var gate = graph.Multiply(halves[0], graph.Node("Sigmoid", [halves[0]]));
        return graph.Linear(graph.Multiply(gate, halves[1]), layers.Scope("w3."));
    }
}
