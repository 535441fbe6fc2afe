using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>A local maximum of a map.</summary>
/// <param name="At">Its cell.</param>
/// <param name="Value">The map's value there.</param>
public readonly record struct Peak(PixelIndex At, float Value);
