using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.PointPrompts;

/// <summary>What the selection of prompts reads besides the candidates.</summary>
/// <param name="Similarity">The similarity map.</param>
/// <param name="ExpectedCount">The density map's integral.</param>
/// <param name="Gates">The detector's boxes; null when no detector was asked.</param>
/// <param name="IsLastPass">Whether the prompts become instances, not exemplars.</param>
internal sealed record PromptEvidence(
    SimilarityMap Similarity, double ExpectedCount, IReadOnlyList<DetectedBox>? Gates, bool IsLastPass);
