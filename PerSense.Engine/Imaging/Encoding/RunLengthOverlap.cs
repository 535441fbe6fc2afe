namespace PerSense.Engine.Imaging.Encoding;

/// <summary>Two run-length masks laid over each other, without decoding them.</summary>
internal static class RunLengthOverlap
{
    public static long CountShared(RunLength a, RunLength b)
    {
        long shared = 0;
        Walk(a, b, (insideA, insideB, pixels) => shared += insideA && insideB ? pixels : 0);
        return shared;
    }

    public static int[] Merge(RunLength a, RunLength b, bool intersect)
    {
        var runs = new RunCounter();
        Walk(a, b, (insideA, insideB, pixels) => runs.Add(intersect ? insideA && insideB : insideA || insideB, pixels));
        return runs.ToCounts();
    }

    private static void Walk(RunLength a, RunLength b, Action<bool, bool, int> visit)
    {
        if (a.Size != b.Size)
        {
            throw new ArgumentException("Masks of images of different sizes cannot be laid over each other.", nameof(b));
        }

        var first = a.Counts;
        var second = b.Counts;
        var (i, k, restA, restB) = (0, 0, first[0], second[0]);
        while (true)
        {
            for (; restA == 0 && i + 1 < first.Length; restA = first[i])
            {
                i++;
            }

            for (; restB == 0 && k + 1 < second.Length; restB = second[k])
            {
                k++;
            }

            var pixels = Math.Min(restA, restB);
            if (pixels == 0)
            {
                return;
            }

            visit(i % 2 == 1, k % 2 == 1, pixels);
            (restA, restB) = (restA - pixels, restB - pixels);
        }
    }
}
