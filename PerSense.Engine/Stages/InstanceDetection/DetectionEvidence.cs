using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Density;

namespace PerSense.Engine.Stages.InstanceDetection;

/// <summary>What candidates are read from.</summary>
/// <param name="Density">The density map.</param>
/// <param name="Image">Size of the image.</param>
/// <param name="ObjectSide">Expected longest side of the objects, in image pixels.</param>
/// <param name="PixelThreshold">The estimator's own threshold in grey levels.</param>
internal sealed record DetectionEvidence(DensityMap Density, ImageSize Image, double ObjectSide, int PixelThreshold);
