using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.InstanceDetection;

/// <summary>A place where the density map shows an object (output of PerSense's IDM, section 3.2).</summary>
/// <param name="Point">In image coordinates.</param>
/// <param name="Strength">The centre heat or normalised density there, 0..1.</param>
public sealed record InstanceCandidate(ImagePoint Point, double Strength);
