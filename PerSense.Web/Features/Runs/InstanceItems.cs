using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Instances;
using PerSense.Web.Realtime;

namespace PerSense.Web.Features.Runs;

/// <summary>Instances to and from the form in which they are sent and stored.</summary>
internal static class InstanceItems
{
    private const int Decimals = 4;

    public static InstanceItem From(Instance instance, int index) => new(
        index,
        new MaskItem(instance.Mask.Left, instance.Mask.Top, instance.Mask.Patch.Width, instance.Mask.Patch.Height, RunLength.FromMask(instance.Mask.Patch).ToCompressed()),
        [instance.Box.Left, instance.Box.Top, instance.Box.Width, instance.Box.Height],
        instance.Area,
        Math.Round(instance.Confidence, Decimals),
        Math.Round(instance.PredictedIou, Decimals),
        Math.Round(instance.Similarity, Decimals),
        [Math.Round(instance.Prompt.X, 2), Math.Round(instance.Prompt.Y, 2)]);

    public static Instance ToInstance(InstanceItem item, ImageSize image) => new(
        new PlacedMask(image, item.Mask.Left, item.Mask.Top, RunLength.Parse(item.Mask.Counts, new ImageSize(item.Mask.Width, item.Mask.Height)).ToMask()),
        ImageBox.FromCorner(item.Box[0], item.Box[1], item.Box[2], item.Box[3]),
        item.Area,
        item.PredictedIou,
        item.Similarity,
        item.Confidence,
        new ImagePoint(item.Point[0], item.Point[1]));
}
