using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.Grounding;

/// <summary>What shows where the marked kind of object is.</summary>
/// <param name="Similarity">The similarity map.</param>
/// <param name="Density">The density map; null when there is none.</param>
/// <param name="Calibration">How a cosine becomes a probability.</param>
/// <param name="Size">Width and height of the objects, as a box at the origin.</param>
internal sealed record ExemplarEvidence(SimilarityMap Similarity, DensityMap? Density, SimilarityCalibration Calibration, ImageBox Size);
