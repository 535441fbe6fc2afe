using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Web.Features.Runs;
using PerSense.Web.Realtime;

namespace PerSense.Web.Features.Comparison;

/// <summary>The instances of a run that count.</summary>
/// <param name="Size">Size of the image.</param>
/// <param name="Items">Those at or above the run's threshold, most confident first.</param>
internal sealed record AcceptedInstances(ImageSize Size, IReadOnlyList<InstanceItem> Items)
{
    /// <summary>The instances as a label map: the first has label 1.</summary>
    public LabelMap Paint() => InstanceLabels.Paint(Size, [.. Items.Select(item => InstanceItems.ToInstance(item, Size))]);

    /// <summary>The numbers, within the run, of the instances that are not among the labels.</summary>
    public IReadOnlyList<int> Without(IEnumerable<int> labels)
    {
        var matched = labels.ToHashSet();
        return [.. Items.Where((_, position) => !matched.Contains(position + 1)).Select(static item => item.Index)];
    }
}
