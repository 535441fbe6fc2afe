using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Instances;

namespace PerSense.Engine.Evaluation.Export;

/// <summary>Instances as a label map, for pictures and for evaluation.</summary>
public static class InstanceLabels
{
    /// <summary>
    /// Paints instances so that the first has label 1, the second label 2 and so on. Where masks overlap the earlier instance keeps the
    /// pixel, so an instance that lies wholly under earlier ones leaves no pixel.
    /// </summary>
    /// <param name="size">Size of the image.</param>
    /// <param name="instances">The instances, most confident first.</param>
    /// <exception cref="ArgumentException">A mask belongs to an image of another size.</exception>
    public static LabelMap Paint(ImageSize size, IReadOnlyList<Instance> instances)
    {
        ArgumentNullException.ThrowIfNull(instances);
        var labels = LabelMap.FromMasks(size, [.. instances.Reverse().Select(static instance => instance.Mask)]);
        foreach (ref var label in labels.Labels)
        {
            label = label == 0 ? 0 : instances.Count + 1 - label;
        }

        return labels;
    }
}
