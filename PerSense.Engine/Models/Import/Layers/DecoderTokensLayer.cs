using PerSense.Engine.Models.Import.Onnx;
using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Layers;

/// <summary>The tokens of a mask decoder of SAM's family.</summary>
internal static class DecoderTokensLayer
{
    /// <summary>The decoder's own tokens before those of the prompts: keys <c>iou_token</c> and <c>mask_tokens</c>.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="prompts">[B, N, C].</param>
    /// <param name="decoder">The scope <c>mask_decoder</c>.</param>
    /// <param name="masks">How many masks there are.</param>
    /// <returns>[B, 1 + masks + N, C].</returns>
    public static GraphValue DecoderTokens(this GraphBuilder graph, GraphValue prompts, WeightMap decoder, long masks)
    {
        var iou = decoder.Take("iou_token.weight");
        var own = graph.Join(0, graph.Weight(iou), graph.Weight(decoder.Take("mask_tokens.weight", masks, iou.Shape[1])));
        var batch = graph.Slice(graph.ShapeOf(prompts), 0, ..1);
        return graph.Join(1, graph.Expand(own, graph.Join(0, batch, graph.Integers(1 + masks, iou.Shape[1]))), prompts);
    }
}
