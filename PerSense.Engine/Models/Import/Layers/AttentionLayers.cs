using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Layers;

/// <summary>Multi-head attention on token lists [N, tokens, channels]; softmax in single precision.</summary>
internal static class AttentionLayers
{
    // Above this many tokens the attention matrices of all heads together would be gigabytes.
    private const long ManyTokens = 2048;

    /// <summary>[N, tokens, channels] as [N, heads, tokens, channels / heads].</summary>
    public static GraphValue SplitHeads(this GraphBuilder graph, GraphValue value, long heads) =>
        graph.Transpose(graph.Reshape(value, 0, 0, heads, -1), 0, 2, 1, 3);

    /// <summary>[N, heads, tokens, width] as [N, tokens, heads * width].</summary>
    public static GraphValue MergeHeads(this GraphBuilder graph, GraphValue value) => graph.Reshape(graph.Transpose(value, 0, 2, 1, 3), 0, 0, -1);

    /// <summary>
    /// softmax(q k^T + bias) v. Among thousands of tokens one head follows the other, so that the attention matrices of all heads, gigabytes
    /// together, never exist at once.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="inputs">Queries, keys and values; among thousands of tokens without a bias that differs by head.</param>
    /// <param name="size">How many heads and tokens there are.</param>
    /// <returns>[N, heads, tokens, width].</returns>
    public static GraphValue Attend(this GraphBuilder graph, AttentionInputs inputs, AttentionSize size)
    {
        if (size.Tokens <= ManyTokens)
        {
            return graph.Attend(inputs);
        }

        GraphValue Head(GraphValue value, int head) => graph.Slice(value, 1, head..(head + 1));
        return graph.Join(1, [.. Enumerable.Range(0, (int)size.Heads).Select(head =>
            graph.Attend(inputs with { Query = Head(inputs.Query, head), Key = Head(inputs.Key, head), Value = Head(inputs.Value, head) }))]);
    }

    /// <summary>Self attention of a plain vision transformer: keys <c>qkv</c> (order [3, heads, width]) and <c>proj</c>.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">[N, tokens, channels].</param>
    /// <param name="weights">The layer's scope.</param>
    /// <param name="size">How many heads and tokens there are.</param>
    public static GraphValue SelfAttention(this GraphBuilder graph, GraphValue value, WeightMap weights, AttentionSize size)
    {
        var width = weights.Shape("proj.weight")[0] / size.Heads;
        var parts = graph.Split(graph.Linear(value, weights.Scope("qkv.")), -1, 3);
        var inputs = new AttentionInputs(
            graph.SplitHeads(graph.Scale(parts[0], 1 / MathF.Sqrt(width)), size.Heads),
            graph.SplitHeads(parts[1], size.Heads),
            graph.SplitHeads(parts[2], size.Heads));
        return graph.Linear(graph.MergeHeads(graph.Attend(inputs, size)), weights.Scope("proj."));
    }

    private static GraphValue Attend(this GraphBuilder graph, AttentionInputs inputs)
    {
        var logits = graph.MatrixProduct(inputs.Query, graph.Transpose(inputs.Key, 0, 1, 3, 2));
        return graph.MatrixProduct(graph.Softmax(inputs.Bias is { } bias ? graph.Add(logits, bias) : logits), inputs.Value);
    }
}
