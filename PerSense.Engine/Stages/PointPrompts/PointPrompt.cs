using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.PointPrompts;

/// <summary>A candidate that passed point selection (PerSense's PPSM, section 3.3) and will be decoded.</summary>
/// <param name="Point">In image coordinates.</param>
/// <param name="Similarity">Cosine to the reference signature at the point, -1..1.</param>
/// <param name="Strength">The candidate's strength, 0..1.</param>
public sealed record PointPrompt(ImagePoint Point, double Similarity, double Strength);
