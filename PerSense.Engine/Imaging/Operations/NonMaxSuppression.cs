using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>Of boxes that overlap too much, the best.</summary>
public static class NonMaxSuppression
{
    /// <summary>Walks the boxes from the best score down and drops each that overlaps a kept one.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <param name="scores">One score for each box, higher is better.</param>
    /// <param name="maxOverlap">The highest intersection over union that two kept boxes may have, 0..1.</param>
    /// <returns>Indices of the kept boxes, best first; on equal scores the earlier box comes first.</returns>
    /// <exception cref="ArgumentException">There are not as many scores as boxes.</exception>
    public static IReadOnlyList<int> Keep(IReadOnlyList<ImageBox> boxes, IReadOnlyList<double> scores, double maxOverlap)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        ArgumentNullException.ThrowIfNull(scores);
        if (boxes.Count != scores.Count)
        {
            throw new ArgumentException($"{boxes.Count} boxes need as many scores, got {scores.Count}.", nameof(scores));
        }

        var kept = new List<int>();
        foreach (var index in Enumerable.Range(0, boxes.Count).OrderByDescending(i => scores[i]))
        {
            if (kept.TrueForAll(other => boxes[other].IntersectionOverUnion(boxes[index]) <= maxOverlap))
            {
                kept.Add(index);
            }
        }

        return kept;
    }
}
