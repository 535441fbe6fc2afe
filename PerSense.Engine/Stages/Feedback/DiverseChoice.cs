using PerSense.Engine.Imaging.Operations;

namespace PerSense.Engine.Stages.Feedback;

/// <summary>The best candidate of each size, without overlaps (PerSense++, specification sections 4.5 and 4.6).</summary>
internal static class DiverseChoice
{
    private const int Most = 3;

    // The percentiles that part small, medium and large.
    private const double Small = 33;
    private const double Medium = 66;

    /// <summary>Chooses up to three candidates.</summary>
    /// <param name="scored">At least one.</param>
    /// <param name="largestOverlap">Box IoU above which the smaller of two goes.</param>
    public static IReadOnlyList<ScoredCandidate> Choose(IReadOnlyList<ScoredCandidate> scored, double largestOverlap) =>
        WithoutOverlaps(BestOfEachSize(scored), scored, largestOverlap);

    /// <summary>The best small, medium and large candidate.</summary>
    /// <param name="scored">At least one.</param>
    public static IReadOnlyList<ScoredCandidate> BestOfEachSize(IReadOnlyList<ScoredCandidate> scored)
    {
        double[] areas = [.. scored.Select(static one => one.Candidate.Area)];
        var (small, medium) = (Percentile.Of(areas, Small), Percentile.Of(areas, Medium));
        var strata = scored.GroupBy(one => one.Candidate.Area <= small ? 0 : one.Candidate.Area <= medium ? 1 : 2);
        return [.. strata.OrderBy(static stratum => stratum.Key).Select(static stratum => stratum.MaxBy(static one => one.Score))];
    }

    /// <summary>Drops the smaller of overlapping candidates and fills up with further ones.</summary>
    /// <param name="chosen">The candidates.</param>
    /// <param name="scored">Where further ones come from, in this order.</param>
    /// <param name="largestOverlap">Box IoU above which the smaller of two goes; of equals the first.</param>
    public static IReadOnlyList<ScoredCandidate> WithoutOverlaps(
        IReadOnlyList<ScoredCandidate> chosen, IReadOnlyList<ScoredCandidate> scored, double largestOverlap)
    {
        List<ScoredCandidate> left = [.. chosen];
        for (var next = left.Count; ;)
        {
            var dropped = Overlapping(left, largestOverlap);
            if (dropped.Count == 0)
            {
                return left;
            }

            left = [.. left.Where((_, i) => !dropped.Contains(i))];
            for (; left.Count < Most && next < scored.Count; next++)
            {
                left.AddRange(left.Exists(one => one.Index == scored[next].Index) ? [] : [scored[next]]);
            }
        }
    }

    private static HashSet<int> Overlapping(List<ScoredCandidate> chosen, double largestOverlap)
    {
        var dropped = new HashSet<int>();
        for (var i = 0; i < chosen.Count; i++)
        {
            for (var j = i + 1; j < chosen.Count; j++)
            {
                var (a, b) = (chosen[i].Candidate, chosen[j].Candidate);
                dropped.UnionWith(a.Corners.IntersectionOverUnion(b.Corners) > largestOverlap ? [a.Area <= b.Area ? i : j] : []);
            }
        }

        return dropped;
    }
}
