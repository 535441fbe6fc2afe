using System.Numerics.Tensors;

namespace PerSense.Engine.Stages;

/// <summary>Lloyd's k-means with k-means++ seeding; deterministic for a given source of randomness.</summary>
internal static class KMeans
{
    // Distances between equal points are 0, which would leave nothing to draw from (Matcher's code).
    private const double Epsilon = 1e-6;

    /// <summary>Draws centres among the points: the first evenly, each further one by its squared distance to the nearest centre.</summary>
    /// <param name="points">At least one; all equally long.</param>
    /// <param name="count">How many; at most as many as there are points.</param>
    /// <param name="random">Where chance comes from.</param>
    public static float[][] Seed(IReadOnlyList<float[]> points, int count, Random random)
    {
        var centres = new List<float[]> { points[random.Next(points.Count)] };
        while (centres.Count < count)
        {
            double[] weights = [.. points.Select(point => Math.Pow(centres.Min(centre => TensorPrimitives.Distance<float>(point, centre)) + Epsilon, 2))];
            var ticket = random.NextDouble() * weights.Sum();
            var drawn = 0;
            while (drawn < weights.Length - 1 && (ticket -= weights[drawn]) >= 0)
            {
                drawn++;
            }

            centres.Add(points[drawn]);
        }

        return [.. centres];
    }

    /// <summary>Moves centres to the means of their points until they stay where they are.</summary>
    /// <param name="points">At least one; all equally long.</param>
    /// <param name="centres">Where to start; not changed.</param>
    /// <param name="mostRounds">When to stop at the latest.</param>
    public static Clustering Settle(IReadOnlyList<float[]> points, IReadOnlyList<float[]> centres, int mostRounds = 100)
    {
        float[][] current = [.. centres];
        for (var round = 1; ; round++)
        {
            int[] labels = [.. points.Select(point => Nearest(point, current))];
            float[][] next = [.. current.Select((centre, i) => Mean(points.Where((_, p) => labels[p] == i), centre))];
            if (round >= mostRounds || next.Zip(current).All(static pair => pair.First.AsSpan().SequenceEqual(pair.Second)))
            {
                return new(next, labels, round);
            }

            current = next;
        }
    }

    private static int Nearest(float[] point, float[][] centres)
    {
        var (best, least) = (0, float.PositiveInfinity);
        for (var i = 0; i < centres.Length; i++)
        {
            var distance = TensorPrimitives.Distance<float>(point, centres[i]);
            (best, least) = distance < least ? (i, distance) : (best, least);
        }

        return best;
    }

    // A centre without points stays where it is.
    private static float[] Mean(IEnumerable<float[]> points, float[] otherwise)
    {
        var (sum, count) = (new float[otherwise.Length], 0);
        foreach (var point in points)
        {
            TensorPrimitives.Add<float>(sum, point, sum);
            count++;
        }

        TensorPrimitives.Divide<float>(sum, Math.Max(count, 1), sum);
        return count > 0 ? sum : otherwise;
    }
}
