using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.Grounding;

/// <summary>A box that a detector found for a phrase.</summary>
/// <param name="Box">In image coordinates.</param>
/// <param name="Confidence">The detector's confidence, 0..1.</param>
/// <param name="Phrase">The words of the phrase that the detector saw in the box; null when it does not say.</param>
public sealed record DetectedBox(ImageBox Box, double Confidence, string? Phrase = null);
