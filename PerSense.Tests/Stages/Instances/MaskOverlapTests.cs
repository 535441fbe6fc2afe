using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Instances;

namespace PerSense.Tests.Stages.Instances;

public sealed class MaskOverlapTests
{
    [Theory]
    [InlineData(0, 0, 20, 20, 5, 3, 17, 9, 15 * 9)]
    [InlineData(0, 0, 20, 20, 25, 3, 5, 5, 0)]
    [InlineData(3, 4, 11, 7, 3, 4, 11, 7, 77)]
    [InlineData(0, 0, 4, 30, 2, 28, 20, 10, 2 * 2)]
    public void Shared_pixels_of_rectangles_are_their_common_area(int left, int top, int width, int height, int left2, int top2, int width2, int height2, long shared)
    {
        var (first, second) = (Shapes.Rectangle(left, top, width, height), Shapes.Rectangle(left2, top2, width2, height2));

        Assert.Equal(shared, MaskOverlap.Shared(first, second));
        Assert.Equal(shared, MaskOverlap.Shared(second, first));
    }

    [Fact]
    public void Pixels_outside_a_ragged_mask_are_not_shared()
    {
        var ragged = new PlacedMask(Shapes.Image, 0, 0, new(new(11, 1), [1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]));

        Assert.Equal(6, MaskOverlap.Shared(ragged, Shapes.Rectangle(0, 0, 11, 1)));
        Assert.Equal(0, MaskOverlap.Shared(ragged, new(Shapes.Image, 1, 0, new(new(9, 1), [1, 0, 1, 0, 1, 0, 1, 0, 1]))));
    }
}
