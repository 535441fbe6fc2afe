using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>One prediction to render.</summary>
/// <param name="Prediction">The prediction.</param>
/// <param name="KeepComponentAt">
/// Keeps one 8-connected part only: the one under this point (image coordinates), or the largest when the point lies on none; null keeps all.
/// </param>
public readonly record struct MaskRenderingItem(MaskPrediction Prediction, ImagePoint? KeepComponentAt = null);
