using PerSense.Engine.Models.Import.Onnx;

namespace PerSense.Engine.Models.Import.Layers;

/// <summary>What an attention works on, each [N, heads, tokens, width].</summary>
/// <param name="Query">The queries, scaled.</param>
/// <param name="Key">The keys.</param>
/// <param name="Value">The values.</param>
/// <param name="Bias">Added to the logits, broadcast to [N, heads, tokens, tokens]; null for none.</param>
internal readonly record struct AttentionInputs(GraphValue Query, GraphValue Key, GraphValue Value, GraphValue? Bias = null);
