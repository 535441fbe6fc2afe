using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>Splits a mask into connected regions, numbered as OpenCV 4.6 numbers them.</summary>
public static class ConnectedComponents
{
    /// <summary>
    /// Labels the regions. With four neighbours they are numbered in the order in which a walk row by row meets them; with eight, in
    /// the order of a walk that takes two rows at a time, column by column.
    /// </summary>
    /// <param name="mask">The mask.</param>
    /// <param name="connectivity">Which neighbours belong together. Default: eight.</param>
    public static ComponentSet Label(Mask mask, Connectivity connectivity = Connectivity.Eight)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var runs = PixelRun.Collect(mask);
        var labels = Number(runs, Join(runs, connectivity), mask.Width, connectivity);
        return new(Paint(mask.Size, runs, labels), Measure(runs, labels));
    }

    private static DisjointSets Join(List<PixelRun> runs, Connectivity connectivity)
    {
        var sets = new DisjointSets(runs.Count);
        var reach = connectivity == Connectivity.Eight ? 1 : 0;
        var above = 0;
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            while (runs[above].Row < run.Row - 1 || (runs[above].Row == run.Row - 1 && runs[above].End + reach <= run.Start))
            {
                above++;
            }

            for (var k = above; runs[k].Row == run.Row - 1 && runs[k].Start < run.End + reach; k++)
            {
                sets.Unite(k, i);
            }
        }

        return sets;
    }

    private static int[] Number(List<PixelRun> runs, DisjointSets sets, int width, Connectivity connectivity)
    {
        var rowsAtATime = connectivity == Connectivity.Eight ? 2 : 1;
        var firsts = new Dictionary<int, long>();
        for (var i = 0; i < runs.Count; i++)
        {
            var place = ((long)(runs[i].Row / rowsAtATime) * width) + runs[i].Start;
            var set = sets.Find(i);
            firsts[set] = Math.Min(place, firsts.GetValueOrDefault(set, long.MaxValue));
        }

        var numbers = firsts.OrderBy(pair => pair.Value).Select((pair, i) => (pair.Key, Label: i + 1)).ToDictionary(x => x.Key, x => x.Label);
        return [.. Enumerable.Range(0, runs.Count).Select(i => numbers[sets.Find(i)])];
    }

    private static LabelMap Paint(ImageSize size, List<PixelRun> runs, int[] labels)
    {
        var map = new LabelMap(size);
        for (var i = 0; i < runs.Count; i++)
        {
            map.Row(runs[i].Row)[runs[i].Start..runs[i].End].Fill(labels[i]);
        }

        return map;
    }

    private static List<Component> Measure(List<PixelRun> runs, int[] labels)
    {
        var sums = new Sums[labels.Length == 0 ? 0 : labels.Max()];
        Array.Fill(sums, new(int.MaxValue, int.MaxValue, 0, 0, 0, 0, 0));
        for (var i = 0; i < runs.Count; i++)
        {
            sums[labels[i] - 1] = sums[labels[i] - 1].With(runs[i]);
        }

        return [.. sums.Select((sum, i) => sum.ToComponent(i + 1))];
    }

    private readonly record struct Sums(int Left, int Top, int Right, int Bottom, long Area, double X, double Y)
    {
        public Sums With(PixelRun run)
        {
            var length = run.End - run.Start;
            return new(
                Math.Min(Left, run.Start),
                Math.Min(Top, run.Row),
                Math.Max(Right, run.End),
                Math.Max(Bottom, run.Row + 1),
                Area + length,
                X + ((run.Start + run.End) / 2.0 * length),
                Y + ((run.Row + 0.5) * length));
        }

        public Component ToComponent(int label) => new(label, new(Left, Top, Right, Bottom), Area, new(X / Area, Y / Area));
    }
}
