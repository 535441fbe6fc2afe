namespace PerSense.Engine.Stages.Matching;

/// <summary>Chooses the masks whose union is the answer (Matcher, section 3.3; specification section 6).</summary>
internal sealed class MaskMerger(MergingOptions options)
{
    private const double Epsilon = 1e-6;

    /// <summary>Chooses masks.</summary>
    /// <param name="scores">The score of each mask.</param>
    /// <returns>Indices of the masks to merge, the best first.</returns>
    public IReadOnlyList<int> Choose(IReadOnlyList<MaskScore> scores)
    {
        List<int> left = [.. Enumerable.Range(0, scores.Count)];
        left = Filter(left, options.LeastCoverage, i => scores[i].Coverage);
        left = Filter(left, options.LeastEarthMover, i => scores[i].EarthMover);
        left = Filter(left, options.LeastPurity, i => scores[i].Purity);
        if (left.Count == 0)
        {
            return [];
        }

        var best = left.OrderByDescending(i => scores[i].Total(options)).ToList();
        return options.LargestDistance is { } largest ? ByDistance(best, scores, largest) : ByShare(best, scores);
    }

    private static List<int> Filter(List<int> masks, double least, Func<int, double> measure)
    {
        if (!(least > 0) || masks.Count == 0)
        {
            return masks;
        }

        var threshold = Math.Min(least, masks.Max(measure));
        return masks.FindAll(i => measure(i) >= threshold);
    }

    private List<int> ByDistance(List<int> best, IReadOnlyList<MaskScore> scores, double largest)
    {
        double Distance(int i) => 1 - scores[i].Total(options);
        var (nearest, farthest) = (Distance(best[0]), Distance(best[^1]));
        return [.. best
            .Where((i, rank) => (rank == 0 || Distance(i) < largest) && (Distance(i) - nearest) / (farthest + Epsilon) < options.LargestRelativeDistance)
            .Take(options.Most)];
    }

    private List<int> ByShare(List<int> best, IReadOnlyList<MaskScore> scores)
    {
        var scale = options.LeastRelativeScore > 0 ? scores[best[0]].Total(options) : 1;
        return [.. best.Take(options.Most).Where(i => scores[i].Total(options) / scale > options.LeastRelativeScore)];
    }
}
