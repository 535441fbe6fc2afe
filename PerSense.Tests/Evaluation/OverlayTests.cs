using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Imaging;

namespace PerSense.Tests.Evaluation;

public class OverlayTests
{
    [Fact]
    public void Instances_are_filled_outlined_and_haloed_and_the_rest_is_untouched()
    {
        var labels = Maps.Labels(".......", ".11111.", ".11111.", ".11111.", ".......", ".......");
        var image = new ImageBuffer(labels.Size, [.. Enumerable.Repeat((byte)100, 3 * 42)]);

        var overlay = OverlayRenderer.Render(image, labels);

        Assert.Equal([158, 127, 55], overlay.Row(2).Slice(3 * 3, 3).ToArray()); // 100 + 45 % of the way to orange (230, 159, 0)
        Assert.Equal([230, 159, 0], overlay.Row(1).Slice(3 * 3, 3).ToArray());
        Assert.Equal([165, 130, 50], overlay.Row(0).Slice(3 * 3, 3).ToArray());
        Assert.Equal([100, 100, 100], overlay.Row(5).Slice(3 * 3, 3).ToArray());
        Assert.Equal(100, image.Pixels[3 * ((7 * 2) + 3)]);
    }

    [Fact]
    public void Touching_instances_are_told_apart_by_their_outlines()
    {
        var overlay = OverlayRenderer.Render(new(new(4, 1)), Maps.Labels("1122"));

        Assert.Equal([230, 159, 0], overlay.Row(0).Slice(3, 3).ToArray());
        Assert.Equal([0, 114, 178], overlay.Row(0).Slice(6, 3).ToArray());
    }

    [Fact]
    public void Where_masks_overlap_the_more_confident_instance_keeps_the_pixel()
    {
        var left = ScriptedMethod.Instances(Maps.Labels("111.")).Items;
        var right = ScriptedMethod.Instances(Maps.Labels(".111")).Items;

        var labels = InstanceLabels.Paint(new(4, 1), [.. left, .. right]);

        Assert.Equal([1, 1, 1, 2], labels.Labels.ToArray());
    }

    [Fact]
    public void Colours_repeat_after_the_last()
    {
        Assert.Equal(InstancePalette.Of(1), InstancePalette.Of(InstancePalette.Colours.Count + 1));
        Assert.Equal(InstancePalette.Colours.Count, InstancePalette.Colours.Distinct().Count());
    }
}
