using System.Numerics.Tensors;

namespace PerSense.Engine.Stages.Feedback;

/// <summary>Clusters candidates by their looks and gives each its weighted score (PerSense++, specification sections 4.2 to 4.4).</summary>
internal sealed class DiverseScoring(DiversityOptions options)
{
    private const double Weight = 0.25;
    private const int LeastCandidates = 3;

    /// <summary>Scores candidates.</summary>
    /// <param name="candidates">At least one.</param>
    /// <param name="reference">What the first exemplar looks like.</param>
    /// <returns>Those that pass the gate, cluster by cluster.</returns>
    public IReadOnlyList<ScoredCandidate> Score(IReadOnlyList<DiverseCandidate> candidates, float[] reference)
    {
        int[] positive = [.. Enumerable.Range(0, candidates.Count).Where(i => candidates[i].PredictedIou > 0)];
        positive = positive.Length > 0 ? positive : [.. Enumerable.Range(0, candidates.Count)];
        var area = positive.Average(i => candidates[i].Area);
        var aspect = positive.Average(i => candidates[i].AspectRatio);
        var clusters = Clusters(positive, candidates);
        return [.. Gate(clusters, candidates).Select(member =>
        {
            var one = candidates[member.Index];
            var likeness = TensorPrimitives.CosineSimilarity<float>(one.Feature, reference);
            var distance = Math.Abs(one.Area - area);
            var nearness = -Math.Log(options.BoundAreaTerm ? Math.Max(distance, 1) : distance);
            var score = nearness + member.Similarity + (likeness < 0 ? (likeness + 1) / 2 : likeness) - Math.Abs(one.AspectRatio - aspect);
            return new ScoredCandidate(member.Index, one, Weight * score);
        })];
    }

    private List<List<Member>> Clusters(int[] indices, IReadOnlyList<DiverseCandidate> candidates)
    {
        if (indices.Length < LeastCandidates)
        {
            return [[.. indices.Select(static i => new Member(i, 1))]];
        }

        var features = Standardise([.. indices.Select(i => candidates[i].Feature)]);
        var seeds = KMeans.Seed(features, Math.Min(options.Clusters, features.Length), new Random(options.Seed));
        var clustering = KMeans.Settle(features, seeds);
        return [.. Enumerable.Range(0, clustering.Centres.Count)
            .Select(cluster => Enumerable.Range(0, features.Length)
                .Where(i => clustering.Labels[i] == cluster)
                .Select(i => new Member(indices[i], (Cosine(features[i], clustering.Centres[cluster]) + 1) / 2))
                .ToList())
            .Where(static cluster => cluster.Count > 0)];
    }

    /// <summary>Drops masks that the decoder does not believe in, unless too few would be left.</summary>
    private IEnumerable<Member> Gate(List<List<Member>> clusters, IReadOnlyList<DiverseCandidate> candidates)
    {
        List<List<Member>> gated = [.. clusters.Select(cluster => Believed(cluster, candidates))];
        return (gated.Sum(static cluster => cluster.Count) < LeastCandidates ? clusters : gated).SelectMany(static cluster => cluster);
    }

    private List<Member> Believed(List<Member> cluster, IReadOnlyList<DiverseCandidate> candidates)
    {
        var kept = cluster.FindAll(member => candidates[member.Index].PredictedIou > options.LeastPredictedIou);
        return options.MisalignedSimilarity ? [.. kept.Select((member, i) => member with { Similarity = cluster[i].Similarity })] : kept;
    }

    private static double Cosine(float[] a, float[] b)
    {
        var cosine = TensorPrimitives.CosineSimilarity<float>(a, b);
        return float.IsNaN(cosine) ? 1 : cosine;
    }

    /// <summary>Zero mean and unit population variance of every dimension; constant dimensions become 0.</summary>
    private static float[][] Standardise(float[][] features)
    {
        var standardised = Array.ConvertAll(features, static feature => new float[feature.Length]);
        for (var d = 0; d < features[0].Length; d++)
        {
            var dimension = d;
            var mean = features.Average(feature => (double)feature[dimension]);
            var deviation = Math.Sqrt(features.Average(feature => Math.Pow(feature[dimension] - mean, 2)));
            for (var i = 0; i < features.Length; i++)
            {
                standardised[i][d] = (float)((features[i][d] - mean) / (deviation > 0 ? deviation : 1));
            }
        }

        return standardised;
    }

    private readonly record struct Member(int Index, double Similarity);
}
