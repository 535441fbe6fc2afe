using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations;

namespace PerSense.Engine.Stages.Instances;

/// <summary>PerSense++'s rejection of irrelevant masks: those much larger than the others (specification section 5).</summary>
/// <param name="keepWithoutBoxes">Whether oversized masks stay when there is no independent detector box to confirm one.</param>
internal sealed class IrrelevantMaskRule(bool keepWithoutBoxes)
{
    private const double Confirmation = 0.8;

    /// <summary>The masks that stay.</summary>
    /// <param name="areas">Pixels of each mask.</param>
    /// <param name="boxes">Its box by the centres of its first and last pixels.</param>
    /// <param name="detected">The detector's boxes of single objects, cut to whole pixels.</param>
    /// <returns>Their indices; all when there are fewer than two masks.</returns>
    public IReadOnlyList<int> Keep(IReadOnlyList<double> areas, IReadOnlyList<ImageBox> boxes, IReadOnlyList<ImageBox> detected)
    {
        if (areas.Count < 2)
        {
            return [.. Enumerable.Range(0, areas.Count)];
        }

        var limit = LargestArea(areas);
        var independent = Independent(detected);
        return [.. Enumerable.Range(0, areas.Count).Where(i => areas[i] <= limit
            || (independent.Count == 0 ? keepWithoutBoxes : independent.Exists(box => box.IntersectionOverUnion(boxes[i]) >= Confirmation)))];
    }

    /// <summary>The sum of two thresholds (released code): of the larger of two clusters, and of the quartiles.</summary>
    /// <param name="areas">At least one.</param>
    public static double LargestArea(IReadOnlyList<double> areas)
    {
        double[] sorted = [.. areas.Order()];
        var majority = Majority(sorted);
        var mean = majority.Average();
        var deviation = Math.Sqrt(majority.Average(area => (area - mean) * (area - mean)));
        var (lower, upper) = (Percentile.Of(sorted, 25), Percentile.Of(sorted, 75));
        return mean + (2 * deviation) + upper + (2 * (upper - lower));
    }

    // In one dimension clusters are runs of sorted values, so the best split is found by trying all.
    private static double[] Majority(double[] sorted)
    {
        var split = Enumerable.Range(1, sorted.Length - 1).MinBy(at => Spread(sorted[..at]) + Spread(sorted[at..]));
        return sorted[0] == sorted[^1] ? sorted : 2 * split >= sorted.Length ? sorted[..split] : sorted[split..];
    }

    private static double Spread(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean));
    }

    /// <summary>Boxes that contain no other; a single box confirms nothing (released code).</summary>
    private static List<ImageBox> Independent(IReadOnlyList<ImageBox> boxes) =>
        boxes.Count < 2 ? [] : [.. boxes.Where((box, i) => !boxes.Where((other, j) => i != j && Contains(box, other)).Any())];

    private static bool Contains(ImageBox box, ImageBox other) =>
        box.Left <= other.Left && box.Top <= other.Top && box.Right >= other.Right && box.Bottom >= other.Bottom;
}
