using PerSense.Engine.Evaluation.Metrics;

namespace PerSense.Tests.Evaluation;

public class RegionOverlapTests
{
    [Fact]
    public void Pixels_of_several_images_are_pooled_before_dividing()
    {
        var pooled = RegionOverlap.Of(Maps.Mask("##.."), Maps.Mask("#...")) + RegionOverlap.Of(Maps.Mask("######"), Maps.Mask("######"));

        Assert.Equal(new RegionOverlap(7, 8, 8), pooled);
        Assert.Equal(7.0 / 8, pooled.Iou);
        Assert.Equal(7.0 / 8, pooled.Accuracy);
    }

    [Fact]
    public void The_union_of_instances_ignores_their_numbers()
    {
        Assert.Equal(new RegionOverlap(3, 5, 4), RegionOverlap.OfUnions(Maps.Labels("1122."), Maps.Labels(".5554")));
    }

    [Fact]
    public void Nothing_compared_with_nothing_is_zero_not_undefined()
    {
        Assert.Equal(0, RegionOverlap.Of(Maps.Mask("..."), Maps.Mask("...")).Iou);
    }
}
