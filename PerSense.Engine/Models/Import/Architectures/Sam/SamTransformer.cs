using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.Sam;

/// <summary>
/// SAM's two-way transformer with PerSAM's aids. The image side has a batch of its own: it is 1 until the first layer has let it look at the
/// tokens, so its projections in that layer are computed once for all prompts.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The scope <c>mask_decoder.transformer</c>.</param>
/// <param name="heads">Heads of every attention.</param>
internal sealed class SamTransformer(GraphBuilder graph, WeightMap weights, long heads)
{
    private const float Epsilon = 1e-5f;

    /// <summary>Runs all layers.</summary>
    /// <param name="start">The tokens and the image with its dense prompt.</param>
    /// <param name="positions">Codes of the image's cells, [1, h w, C].</param>
    /// <param name="guidance">PerSAM's aids.</param>
    public TwoWayState Run(TwoWayState start, GraphValue positions, SamGuidance guidance)
    {
        // The released code adds the target to the tokens in place; they serve as positional term of every later layer too.
        var prompts = graph.Add(start.Tokens, guidance.Target);
        var state = start with { Tokens = prompts };
        for (var layer = 0; layer < weights.Count("layers."); layer++)
        {
            var tokens = layer == 0 ? state.Tokens : graph.Add(state.Tokens, guidance.Target);
            var block = weights.Scope($"layers.{layer}.");
            var attended = state with { Tokens = AttendToThemselves(tokens, layer == 0 ? null : prompts, block) };
            state = Layer(attended, new(prompts, positions, guidance), block);
        }

        var query = graph.Add(graph.Add(state.Tokens, prompts), guidance.Target);
        var read = Attention(weights, "final_attn_token_to_image.").Run(query, graph.Add(state.Image, positions), state.Image);
        return state with { Tokens = Normalise(graph.Add(state.Tokens, read), weights, "norm_final_attn.") };
    }

    /// <summary>Without a positional term, in the first layer, the answer takes the tokens' place instead of being added.</summary>
    private GraphValue AttendToThemselves(GraphValue tokens, GraphValue? prompts, WeightMap block)
    {
        var attention = Attention(block, "self_attn.");
        if (prompts is not { } positional)
        {
            return Normalise(attention.Run(tokens, tokens, tokens), block, "norm1.");
        }

        var query = graph.Add(tokens, positional);
        return Normalise(graph.Add(tokens, attention.Run(query, query, tokens)), block, "norm1.");
    }

    private TwoWayState Layer(TwoWayState state, Surroundings given, WeightMap block)
    {
        var (tokens, image, prompts, positions) = (state.Tokens, state.Image, given.Prompts, given.Positions);
        var places = graph.Add(image, positions);
        var read = Attention(block, "cross_attn_token_to_image.").Run(graph.Add(tokens, prompts), places, image, given.Guidance.Guide);
        tokens = Normalise(graph.Add(tokens, read), block, "norm2.");
        var mlp = graph.Perceptron(tokens, [block.Scope("mlp.lin1."), block.Scope("mlp.lin2.")], ArithmeticOperations.Relu);
        tokens = Normalise(graph.Add(tokens, mlp), block, "norm3.");
        var written = Attention(block, "cross_attn_image_to_token.").Run(places, graph.Add(tokens, prompts), tokens);
        return new(tokens, Normalise(graph.Add(image, written), block, "norm4."));
    }

    private CrossAttention Attention(WeightMap block, string layer) => new(graph, block.Scope(layer), heads);

    private GraphValue Normalise(GraphValue value, WeightMap block, string layer) => graph.LayerNorm(value, block.Scope(layer), Epsilon);

    /// <summary>What is the same in all layers.</summary>
    private readonly record struct Surroundings(GraphValue Prompts, GraphValue Positions, SamGuidance Guidance);
}
