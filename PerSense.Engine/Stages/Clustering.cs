namespace PerSense.Engine.Stages;

/// <summary>Points sorted into clusters.</summary>
/// <param name="Centres">The centre of each cluster.</param>
/// <param name="Labels">For each point, the index of its cluster.</param>
/// <param name="Rounds">How many rounds it took.</param>
internal sealed record Clustering(IReadOnlyList<float[]> Centres, IReadOnlyList<int> Labels, int Rounds);
