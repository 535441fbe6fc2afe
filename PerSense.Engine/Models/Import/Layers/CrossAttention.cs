using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Layers;

/// <summary>
/// The attention of SAM's two-way transformer: keys <c>q_proj</c>, <c>k_proj</c>, <c>v_proj</c>, <c>out_proj</c>. Query and key may have
/// different batches where one of them is 1.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The layer's scope.</param>
/// <param name="heads">Heads side by side.</param>
internal sealed class CrossAttention(GraphBuilder graph, WeightMap weights, long heads)
{
    /// <summary>Attends.</summary>
    /// <param name="query">[B, tokens, channels].</param>
    /// <param name="key">[B, others, channels].</param>
    /// <param name="value">Beside the keys.</param>
    /// <param name="guidance">Changes the attention [B, heads, tokens, others], which is in single precision; null leaves it.</param>
    /// <returns>[B, tokens, channels].</returns>
    public GraphValue Run(GraphValue query, GraphValue key, GraphValue value, Func<GraphValue, GraphValue>? guidance = null)
    {
        var width = weights.Shape("q_proj.weight")[0] / heads;
        var q = graph.Scale(Project(query, "q_proj."), 1 / MathF.Sqrt(width));
        var logits = graph.MatrixProduct(graph.SplitHeads(q, heads), graph.Transpose(graph.SplitHeads(Project(key, "k_proj."), heads), 0, 1, 3, 2));
        var attention = graph.Softmax(graph.Full(logits));
        var guided = guidance is null ? attention : guidance(attention);
        var attended = graph.MatrixProduct(graph.Working(guided), graph.SplitHeads(Project(value, "v_proj."), heads));
        return Project(graph.MergeHeads(attended), "out_proj.");
    }

    private GraphValue Project(GraphValue value, string layer) => graph.Linear(value, weights.Scope(layer));
}
