using PerSense.Engine.Models.Import.Onnx;

namespace PerSense.Engine.Models.Import.Architectures.Sam;

/// <summary>Both sides of a two-way transformer.</summary>
/// <param name="Tokens">[B, tokens, C].</param>
/// <param name="Image">[1 or B, h w, C].</param>
internal readonly record struct TwoWayState(GraphValue Tokens, GraphValue Image);
