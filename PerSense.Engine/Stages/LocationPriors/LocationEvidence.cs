using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.LocationPriors;

/// <summary>What shows where an instance may be.</summary>
/// <param name="Similarity">The similarity map.</param>
/// <param name="Boxes">A detector's boxes; null when none was asked.</param>
/// <param name="Density">The density estimated from the reference's own boxes; null when the estimator cannot.</param>
/// <param name="ObjectSide">Expected longest side of the object, in image pixels.</param>
internal sealed record LocationEvidence(
    SimilarityMap Similarity, IReadOnlyList<DetectedBox>? Boxes, DensityMap? Density, double ObjectSide);
