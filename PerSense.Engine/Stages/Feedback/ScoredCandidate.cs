namespace PerSense.Engine.Stages.Feedback;

/// <summary>A candidate of the diversity-aware selection with its weighted score.</summary>
/// <param name="Index">Its place among the candidates.</param>
/// <param name="Candidate">The candidate.</param>
/// <param name="Score">Its score; positive infinity for one of exactly the mean area (released code).</param>
internal readonly record struct ScoredCandidate(int Index, DiverseCandidate Candidate, double Score);
