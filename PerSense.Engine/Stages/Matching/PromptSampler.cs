namespace PerSense.Engine.Stages.Matching;

/// <summary>Draws sets of points for prompts (Matcher, section 3.2; specification section 3).</summary>
internal static class PromptSampler
{
    // Up to here all combinations are taken.
    private const int Few = 8;

    /// <summary>Sets of indices of points, the small ones first.</summary>
    /// <param name="points">Number of points, at least 1.</param>
    /// <param name="options">How many points a set has, and how many sets are drawn.</param>
    /// <param name="random">Where chance comes from.</param>
    public static IEnumerable<int[]> Sample(int points, MatchingOptions options, Random random)
    {
        for (var size = Math.Min(options.LeastPoints, points); size <= Math.Min(options.MostPoints, points); size++)
        {
            var sets = points <= Few ? Combinations(points, size) : Enumerable.Range(0, options.Draws).Select(_ => Draw(points, size, random));
            foreach (var set in sets)
            {
                yield return set;
            }
        }
    }

    /// <summary>All sets of a size, in colexicographic order: by the largest index, then the next.</summary>
    /// <param name="points">Number of points.</param>
    /// <param name="size">Size of a set, at least 1.</param>
    public static IEnumerable<int[]> Combinations(int points, int size)
    {
        int[] set = [.. Enumerable.Range(0, size)];
        while (set[^1] < points)
        {
            yield return [.. set];
            var i = 0;
            while (i < size - 1 && set[i] + 1 == set[i + 1])
            {
                set[i] = i;
                i++;
            }

            set[i]++;
        }
    }

    private static int[] Draw(int points, int size, Random random)
    {
        int[] all = [.. Enumerable.Range(0, points)];
        random.Shuffle(all);
        return all[..size];
    }
}
