using PerSense.Engine.Models.Import.Onnx;

namespace PerSense.Engine.Models.Import.Architectures.Sam;

/// <summary>PerSAM's two aids as inputs of the graph, each with a flag (Personalize Segment Anything, eq. 8 and 9; released code).</summary>
internal sealed class SamGuidance
{
    private readonly GraphBuilder _graph;
    private readonly GraphValue _attention;
    private readonly GraphValue _hasAttention;

    /// <summary>Adds the inputs.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="cells">Cells of the embedding.</param>
    /// <param name="channels">Its channels.</param>
    public SamGuidance(GraphBuilder graph, long cells, long channels)
    {
        _graph = graph;
        _attention = graph.InputOf(GraphElement.FullReal, SamDecoderNames.Attention, 1, 1, 1, cells);
        _hasAttention = graph.InputOf(GraphElement.FullReal, SamDecoderNames.HasAttention, 1);
        Target = graph.Multiply(graph.Input(SamDecoderNames.Target, 1, 1, channels), graph.Input(SamDecoderNames.HasTarget, 1));
    }

    /// <summary>The target embedding, [1, 1, C]; zeros without one.</summary>
    public GraphValue Target { get; }

    /// <summary>
    /// <c>softmax(W + A)</c> in the place of the attention W. A softmax of W + 0 is not W, so the flag chooses between both.
    /// </summary>
    /// <param name="weights">[B, heads, tokens, h w], single precision.</param>
    public GraphValue Guide(GraphValue weights)
    {
        var guided = _graph.Softmax(_graph.Add(weights, _attention));
        return _graph.Add(weights, _graph.Multiply(_graph.Subtract(guided, weights), _hasAttention));
    }
}
