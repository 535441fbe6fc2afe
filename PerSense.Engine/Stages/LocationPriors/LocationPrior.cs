using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.LocationPriors;

/// <summary>The most confident location of one sure instance (PerSense section 3.1, "positive location prior").</summary>
/// <param name="Point">Where it is, in image coordinates.</param>
/// <param name="Box">The box that located it; null when none did.</param>
/// <param name="Confidence">The confidence of what located it, 0..1.</param>
public sealed record LocationPrior(ImagePoint Point, ImageBox? Box, double Confidence);
