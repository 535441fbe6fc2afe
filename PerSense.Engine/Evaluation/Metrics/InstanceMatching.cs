using System.Runtime.InteropServices;
using PerSense.Engine.Imaging;

namespace PerSense.Engine.Evaluation.Metrics;

/// <summary>
/// Pairs true and predicted instances one to one, greedily by falling IoU. Equal IoUs go by the smaller true label, then the smaller
/// predicted one, so that the outcome depends on nothing but the two maps.
/// </summary>
public static class InstanceMatching
{
    /// <summary>The least IoU of a match unless another is asked for.</summary>
    public const double DefaultThreshold = 0.5;

    /// <summary>Matches the instances of two maps of the same size.</summary>
    /// <param name="truth">The true instances.</param>
    /// <param name="predicted">The predicted instances.</param>
    /// <param name="threshold">The least IoU of a match, above 0 and at most 1.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static InstanceMatch Match(LabelMap truth, LabelMap predicted, double threshold = DefaultThreshold) =>
        new(Pair(truth, predicted, threshold).Count, Areas(truth).Count, Areas(predicted).Count);

    /// <summary>The matched instances themselves, by falling IoU; each label is in one pair at most.</summary>
    /// <param name="truth">The true instances.</param>
    /// <param name="predicted">The predicted instances.</param>
    /// <param name="threshold">The least IoU of a match, above 0 and at most 1.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static IReadOnlyList<MatchedPair> Pair(LabelMap truth, LabelMap predicted, double threshold = DefaultThreshold)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        SizeMismatch.ThrowIf(truth.Size, predicted.Size);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);
        var truthAreas = Areas(truth);
        var predictedAreas = Areas(predicted);
        return OneToOne(SharedPixels(truth, predicted)
            .Select(shared => Overlap(shared.Key, shared.Value, truthAreas, predictedAreas))
            .Where(pair => pair.Iou >= threshold));
    }

    private static List<MatchedPair> OneToOne(IEnumerable<MatchedPair> pairs)
    {
        var usedTruth = new HashSet<int>();
        var usedPredicted = new HashSet<int>();
        var matched = new List<MatchedPair>();
        foreach (var pair in pairs.OrderByDescending(static pair => pair.Iou).ThenBy(static pair => pair.Truth).ThenBy(static pair => pair.Predicted))
        {
            if (usedTruth.Contains(pair.Truth) || usedPredicted.Contains(pair.Predicted))
            {
                continue;
            }

            usedTruth.Add(pair.Truth);
            usedPredicted.Add(pair.Predicted);
            matched.Add(pair);
        }

        return matched;
    }

    private static MatchedPair Overlap(LabelPair labels, long shared, Dictionary<int, long> truthAreas, Dictionary<int, long> predictedAreas) =>
        new(labels.Truth, labels.Predicted, (double)shared / (truthAreas[labels.Truth] + predictedAreas[labels.Predicted] - shared));

    private static Dictionary<int, long> Areas(LabelMap map)
    {
        var areas = new Dictionary<int, long>();
        foreach (var label in map.Labels)
        {
            if (label != 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(areas, label, out _)++;
            }
        }

        return areas;
    }

    private static Dictionary<LabelPair, long> SharedPixels(LabelMap truth, LabelMap predicted)
    {
        var shared = new Dictionary<LabelPair, long>();
        for (var i = 0; i < truth.Labels.Length; i++)
        {
            var pair = new LabelPair(truth.Labels[i], predicted.Labels[i]);
            if (pair.Truth != 0 && pair.Predicted != 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(shared, pair, out _)++;
            }
        }

        return shared;
    }

    private readonly record struct LabelPair(int Truth, int Predicted);
}
