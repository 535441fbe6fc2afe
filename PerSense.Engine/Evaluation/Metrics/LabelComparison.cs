using PerSense.Engine.Imaging;

namespace PerSense.Engine.Evaluation.Metrics;

/// <summary>The true and the predicted instances of one image.</summary>
/// <param name="Truth">The true instances.</param>
/// <param name="Predicted">The predicted instances, on the same pixels.</param>
public sealed record LabelComparison(LabelMap Truth, LabelMap Predicted)
{
    /// <summary>
    /// The comparison without an instance that the method was shown: neither its true region nor the predicted instance that covers
    /// most of it counts as found. Of two that cover equally much the smaller label goes.
    /// </summary>
    /// <param name="exemplar">The true label of the instance that was shown.</param>
    public LabelComparison Without(int exemplar)
    {
        SizeMismatch.ThrowIf(Truth.Size, Predicted.Size);
        return new(Erase(Truth, exemplar), MostFrequentOn(exemplar) is { } label ? Erase(Predicted, label) : Predicted);
    }

    private int? MostFrequentOn(int exemplar)
    {
        var counts = new SortedDictionary<int, int>();
        for (var i = 0; i < Truth.Labels.Length; i++)
        {
            if (Truth.Labels[i] == exemplar && Predicted.Labels[i] != 0)
            {
                counts[Predicted.Labels[i]] = counts.GetValueOrDefault(Predicted.Labels[i]) + 1;
            }
        }

        return counts.Count == 0 ? null : counts.MaxBy(static count => count.Value).Key;
    }

    private static LabelMap Erase(LabelMap map, int label)
    {
        var rest = new LabelMap(map.Size, map.Labels.ToArray());
        rest.Labels.Replace(label, 0);
        return rest;
    }
}
