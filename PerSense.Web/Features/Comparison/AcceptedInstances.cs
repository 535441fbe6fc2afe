using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Instances;

namespace PerSense.Web.Features.Comparison;

/// <summary>The instances of a run that count.</summary>
/// <param name="Size">Size of the image.</param>
/// <param name="Items">Those at or above the run's threshold, most confident first.</param>
internal sealed record AcceptedInstances(ImageSize Size, IReadOnlyList<Instance> Items)
{
    public LabelMap Paint() => InstanceLabels.Paint(Size, Items);
}
