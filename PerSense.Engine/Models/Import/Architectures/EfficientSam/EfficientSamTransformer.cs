using PerSense.Engine.Models.Import.Architectures.Sam;
using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.EfficientSam;

/// <summary>
/// EfficientSAM's two-way transformer. Unlike SAM's, the first self attention is added to its tokens, the positional term stays in the
/// tokens of later layers, and the perceptrons have GELU.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The scope <c>mask_decoder.transformer</c>.</param>
/// <param name="heads">Heads of every attention.</param>
internal sealed class EfficientSamTransformer(GraphBuilder graph, WeightMap weights, long heads)
{
    private const float Epsilon = 1e-5f;

    /// <summary>Runs all layers.</summary>
    /// <param name="start">The tokens and the image.</param>
    /// <param name="positions">Codes of the image's cells, [1, h w, C].</param>
    public TwoWayState Run(TwoWayState start, GraphValue positions)
    {
        var state = start;
        for (var layer = 0; layer < weights.Count("layers."); layer++)
        {
            var tokens = layer == 0 ? state.Tokens : graph.Add(state.Tokens, start.Tokens);
            state = Layer(state with { Tokens = tokens }, start.Tokens, positions, weights.Scope($"layers.{layer}."));
        }

        var query = graph.Add(state.Tokens, start.Tokens);
        var read = Attention(weights, "final_attn_token_to_image.").Run(query, graph.Add(state.Image, positions), state.Image);
        return state with { Tokens = Normalise(graph.Add(state.Tokens, read), weights, "norm_final_attn.") };
    }

    private TwoWayState Layer(TwoWayState state, GraphValue prompts, GraphValue positions, WeightMap block)
    {
        var (tokens, image) = (state.Tokens, state.Image);
        var own = Attention(block, "self_attn.").Run(tokens, tokens, tokens);
        tokens = Normalise(graph.Add(tokens, own), block, "norm1.");
        var places = graph.Add(image, positions);
        var read = Attention(block, "cross_attn_token_to_image.").Run(graph.Add(tokens, prompts), places, image);
        tokens = Normalise(graph.Add(tokens, read), block, "norm2.");
        var mlp = graph.Mlp(tokens, block.Scope("mlp.layers.0.0."), block.Scope("mlp.fc."));
        tokens = Normalise(graph.Add(tokens, mlp), block, "norm3.");
        var written = Attention(block, "cross_attn_image_to_token.").Run(places, graph.Add(tokens, prompts), tokens);
        return new(tokens, Normalise(graph.Add(image, written), block, "norm4."));
    }

    private CrossAttention Attention(WeightMap block, string layer) => new(graph, block.Scope(layer), heads);

    private GraphValue Normalise(GraphValue value, WeightMap block, string layer) => graph.LayerNorm(value, block.Scope(layer), Epsilon);
}
