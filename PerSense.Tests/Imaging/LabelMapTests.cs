using PerSense.Engine.Imaging;

namespace PerSense.Tests.Imaging;

public sealed class LabelMapTests
{
    [Fact]
    public void Regions_are_cut_out_with_their_tight_boxes()
    {
        var map = new LabelMap(new(4, 3), [0, 7, 7, 0, 0, 7, 2, 0, 0, 0, 2, 2]);

        var masks = map.ToMasks();

        Assert.Equal([2, 7], masks.Select(x => x.Label));
        Assert.Equal((2, 1, 4, 3), (masks[0].Mask.Left, masks[0].Mask.Top, masks[0].Mask.Right, masks[0].Mask.Bottom));
        Assert.Equal([1, 0, 1, 1], masks[0].Mask.Patch.Cells.ToArray());
        Assert.Equal([1, 1, 1, 0], masks[1].Mask.Patch.Cells.ToArray());
    }

    [Fact]
    public void Masks_are_numbered_in_order_and_the_later_one_wins()
    {
        var size = new PerSense.Engine.Imaging.Geometry.ImageSize(3, 2);
        var first = new PlacedMask(size, 0, 0, new(new(2, 2), [1, 1, 1, 1]));
        var second = new PlacedMask(size, 1, 1, new(new(2, 1), [1, 1]));

        Assert.Equal([1, 1, 0, 1, 2, 2], LabelMap.FromMasks(size, [first, second]).Labels.ToArray());
    }

    [Fact]
    public void A_mask_of_another_image_is_refused() => Assert.Throws<ArgumentException>(() =>
        LabelMap.FromMasks(new(3, 3), [new(new(2, 2), 0, 0, new(new(1, 1)))]));

    [Fact]
    public void One_region_becomes_a_mask() =>
        Assert.Equal([0, 1, 0, 1], new LabelMap(new(2, 2), [1, 2, 0, 2]).ToMask(2).Cells.ToArray());
}
