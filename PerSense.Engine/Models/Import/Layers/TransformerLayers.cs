using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Layers;

/// <summary>The layers round the attention of a vision transformer.</summary>
internal static class TransformerLayers
{
    // Of the normalisations of a plain vision transformer.
    private const float Epsilon = 1e-6f;

    /// <summary>Linear layer, exact GELU, linear layer.</summary>
    public static GraphValue Mlp(this GraphBuilder graph, GraphValue value, WeightMap first, WeightMap second) =>
        graph.Linear(graph.Gelu(graph.Linear(value, first)), second);

    /// <summary>Linear layers one after the other with an activation between them.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">Any number of axes, channels last.</param>
    /// <param name="layers">The scopes of the layers.</param>
    /// <param name="activation">What stands between two layers.</param>
    public static GraphValue Perceptron(
        this GraphBuilder graph, GraphValue value, IReadOnlyList<WeightMap> layers, Func<GraphBuilder, GraphValue, GraphValue> activation)
    {
        var result = graph.Linear(value, layers[0]);
        foreach (var layer in layers.Skip(1))
        {
            result = graph.Linear(activation(graph, result), layer);
        }

        return result;
    }

    /// <summary>
    /// A block of a plain vision transformer, normalised first: <c>x + attn(norm1(x))</c>, then <c>x + mlp(norm2(x))</c>; keys <c>norm1</c>,
    /// <c>attn.qkv</c>, <c>attn.proj</c>, <c>norm2</c>, <c>mlp.fc1</c>, <c>mlp.fc2</c>.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">[N, tokens, channels].</param>
    /// <param name="weights">The block's scope.</param>
    /// <param name="size">How many heads and tokens there are.</param>
    public static GraphValue TransformerBlock(this GraphBuilder graph, GraphValue value, WeightMap weights, AttentionSize size)
    {
        var attended = graph.SelfAttention(graph.LayerNorm(value, weights.Scope("norm1."), Epsilon), weights.Scope("attn."), size);
        var middle = graph.Add(value, attended);
        var mlp = graph.Mlp(graph.LayerNorm(middle, weights.Scope("norm2."), Epsilon), weights.Scope("mlp.fc1."), weights.Scope("mlp.fc2."));
        return graph.Add(middle, mlp);
    }
}
