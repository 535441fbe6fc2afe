using PerSense.Engine.Models.Import.Layers;
using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Architectures.Sam;

/// <summary>SAM's prompt encoder (Segment Anything, appendix A): points and boxes become tokens, a mask an image.</summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The scope <c>prompt_encoder</c>.</param>
/// <param name="shape">The decoder's shape.</param>
internal sealed class SamPromptEncoder(GraphBuilder graph, WeightMap weights, SamDecoderShape shape)
{
    private const int BoxAndPointKinds = 4;

    private readonly FourierCode _code = new(weights.Take("pe_layer.positional_encoding_gaussian_matrix"));

    /// <summary>The code of the embedding's cells, [1, h w, C].</summary>
    public GraphValue Positions() => graph.Weight(_code.OfGrid(shape.Grid));

    /// <summary>Adds the inputs for points and boxes; a label of -1 has an embedding in the place of its position.</summary>
    /// <returns>[B, N, C].</returns>
    public GraphValue Tokens()
    {
        var points = graph.InputOf(GraphElement.FullReal, SamDecoderNames.Points, "prompts", "points", 2);
        var labels = graph.InputOf(GraphElement.FullReal, SamDecoderNames.Labels, "prompts", "points");
        var kinds = Enumerable.Range(0, BoxAndPointKinds).Select(kind => weights.Take($"point_embeddings.{kind}.weight"));
        Weight[] rows = [weights.Take("not_a_point_embed.weight"), .. kinds];
        var table = graph.Join(0, [.. rows.Select(graph.FullWeight)]);
        var row = graph.Cast(graph.Add(labels, graph.Like(labels, 1f)), GraphElement.Integer);
        var isPlace = graph.Cast(graph.Node("Greater", GraphElement.Truth, [labels, graph.Like(labels, -0.5f)]), GraphElement.FullReal);
        var places = graph.Multiply(_code.OfPoints(graph, points, shape.Input), graph.Unsqueeze(isPlace, 2));
        return graph.Working(graph.Add(places, graph.Node("Gather", [table, row], GraphAttribute.Of("axis", 0L))));
    }

    /// <summary>Adds the inputs for a mask.</summary>
    /// <returns>[M, h w, C] with M = 1 or B; without a mask, the same everywhere.</returns>
    public GraphValue Dense()
    {
        var mask = graph.Input(SamDecoderNames.Mask, "masks", 1, shape.Mask.Height, shape.Mask.Width);
        var given = graph.Input(SamDecoderNames.HasMask, 1);
        var layers = weights.Scope("mask_downscaling.");
        var small = Downscale(Downscale(mask, layers, 0), layers, 3);
        var image = graph.Convolution(small, layers.Scope("6."));
        var tokens = graph.Transpose(graph.Reshape(image, 0, 0, -1), 0, 2, 1);
        var none = graph.Weight(weights.Take("no_mask_embed.weight"));
        return graph.Add(graph.Multiply(tokens, given), graph.Multiply(none, graph.Subtract(graph.Like(given, 1f), given)));
    }

    private GraphValue Downscale(GraphValue image, WeightMap layers, int first) => graph.Gelu(graph.LayerNormOfChannels(
        graph.Convolution(image, layers.Scope($"{first}."), new(Stride: 2)), layers.Scope($"{first + 1}.")));
}
