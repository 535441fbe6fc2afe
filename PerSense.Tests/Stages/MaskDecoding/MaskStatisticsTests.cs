using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Tests.Stages.MaskDecoding;

public sealed class MaskStatisticsTests
{
    [Fact]
    public void Area_and_box_are_those_of_the_cells_above_zero_in_image_pixels()
    {
        // Cells are 2 x 3 pixels; columns 1..2 of rows 1..3 are inside.
        var statistics = MaskStatistics.Of(Predict(new(10, 20, 18, 32), 4, static (x, y) => x is 1 or 2 && y >= 1 ? 1 : -1));
        Assert.Equal(6 * 2 * 3, statistics.Area, 9);
        Assert.Equal(new ImageBox(12, 23, 16, 32), statistics.Box);
    }

    [Fact]
    public void Cells_outside_the_image_do_not_count()
    {
        // Cells are 4 pixels; the first column and the last row have their centres outside, the last row but one reaches outside.
        var statistics = MaskStatistics.Of(Predict(new(-3, 39, 13, 55), 4, static (_, _) => 1));
        Assert.Equal(3 * 3 * 16, statistics.Area, 9);
        Assert.Equal(new ImageBox(1, 39, 13, 50), statistics.Box);
    }

    [Fact]
    public void Nothing_above_zero_has_no_area_and_an_empty_box()
    {
        var statistics = MaskStatistics.Of(Predict(new(10, 20, 18, 32), 4, static (_, _) => 0));
        Assert.Equal(0, statistics.Area);
        Assert.True(statistics.Box.IsEmpty);
    }

    [Fact]
    public void Statistics_agree_with_the_rendered_mask()
    {
        var disc = Predict(new(10.5, 3.25, 58.5, 47.25), 64, static (x, y) => 400 - ((x - 31) * (x - 31)) - ((y - 33) * (y - 33)));
        var (area, box) = MaskStatistics.Of(disc);
        var mask = MaskRendering.Render(new(disc), new())!;
        Assert.InRange(mask.Patch.Area() / area, 0.97, 1.03);
        Assert.InRange(new ImageBox(mask.Left, mask.Top, mask.Right, mask.Bottom).IntersectionOverUnion(box), 0.93, 1);
    }

    private static MaskPrediction Predict(ImageBox region, int side, Func<int, int, float> logit)
    {
        var logits = new FloatMap(new(side, side));
        for (var i = 0; i < side * side; i++)
        {
            logits.Values[i] = logit(i % side, i / side);
        }

        return new(logits, new(region, new(100, 50)), PredictedIou: 0.9);
    }
}
