using PerSense.Engine.Models.Import.Weights;

namespace PerSense.Engine.Models.Import.Onnx;

/// <summary>A linear step and its offset.</summary>
/// <param name="Factor">One factor a channel, or a whole kernel.</param>
/// <param name="Offset">One offset a channel.</param>
internal sealed record AffineWeights(Weight Factor, Weight Offset);
