using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Tests.Stages.MaskDecoding;

public sealed class MaskRenderingTests
{
    private static readonly MaskRenderingOptions _options = new();

    [Fact]
    public void The_border_lies_where_the_interpolated_logit_changes_its_sign()
    {
        // Cells of 2 pixels; the logit is 0 at grid column 2.25, which is image column 14.5.
        var mask = MaskRendering.Render(new(Predict(new(10, 20, 18, 28), static (x, _) => x + 0.5f - 2.25f, 4)), _options)!;
        Assert.Equal((15, 20, 18, 28), (mask.Left, mask.Top, mask.Right, mask.Bottom));
        Assert.Equal(3 * 8, mask.Patch.Area());
    }

    [Fact]
    public void A_pixel_whose_centre_lies_outside_the_frame_is_outside_the_mask()
    {
        var mask = MaskRendering.Render(new(Predict(new(10.4, 20.6, 18.4, 28.6), static (_, _) => 1, 4)), _options)!;
        Assert.Equal((10, 21, 18, 29), (mask.Left, mask.Top, mask.Right, mask.Bottom));
    }

    [Theory]
    [InlineData(-4, -4, 4, 4, 0, 0, 4, 4)]
    [InlineData(94, 44, 108, 60, 94, 44, 100, 50)]
    public void A_mask_ends_at_the_border_of_the_image(double left, double top, double right, double bottom, int x0, int y0, int x1, int y1)
    {
        var mask = MaskRendering.Render(new(Predict(new(left, top, right, bottom), static (_, _) => 1, 8)), _options)!;
        Assert.Equal((x0, y0, x1, y1), (mask.Left, mask.Top, mask.Right, mask.Bottom));
        Assert.Equal(mask.Patch.Size.Area, mask.Patch.Area());
        Assert.Equal(new ImageSize(100, 50), mask.Image);
    }

    [Fact]
    public void A_frame_beside_the_image_gives_no_mask() =>
        Assert.Null(MaskRendering.Render(new(Predict(new(120, 10, 130, 20), static (_, _) => 1, 8)), _options));

    [Fact]
    public void Logits_that_are_nowhere_above_zero_give_no_mask() =>
        Assert.Null(MaskRendering.Render(new(Predict(new(10, 10, 20, 20), static (_, _) => 0, 8)), _options));

    [Theory]
    [InlineData(36, true)]
    [InlineData(37, false)]
    public void Masks_below_the_least_area_are_dropped(int minimumArea, bool isKept)
    {
        var item = new MaskRenderingItem(Predict(new(10, 10, 16, 16), static (_, _) => 1, 6));
        Assert.Equal(isKept, MaskRendering.Render(item, new() { MinimumArea = minimumArea }) is not null);
    }

    [Theory]
    [InlineData(12.5, 15.5, 12, 14)]
    [InlineData(17.5, 15.5, 15, 20)]
    [InlineData(14.5, 15.5, 15, 20)]
    [InlineData(90.0, 2.0, 15, 20)]
    public void The_part_under_the_prompt_is_kept_or_else_the_largest(double x, double y, int left, int right)
    {
        // A bar of 2 columns and one of 5, a column apart; cells are pixels.
        var prediction = Predict(new(10, 10, 20, 20), static (column, _) => column is 2 or 3 or >= 5 ? 1 : -1, 10);
        var mask = MaskRendering.Render(new(prediction, new ImagePoint(x, y)), _options)!;
        Assert.Equal((left, right), (mask.Left, mask.Right));
        Assert.Equal((12, 20), (MaskRendering.Render(new(prediction), _options)!.Left, MaskRendering.Render(new(prediction), _options)!.Right));
    }

    [Fact]
    public void Parts_that_touch_at_a_corner_are_one()
    {
        var prediction = Predict(new(0, 0, 8, 8), static (x, y) => x / 4 == y / 4 ? 1 : -1, 8);
        var mask = MaskRendering.Render(new(prediction, new ImagePoint(1, 1)), _options)!;
        Assert.Equal((0, 8, 32), (mask.Left, mask.Right, mask.Patch.Area()));
    }

    private static MaskPrediction Predict(ImageBox region, Func<int, int, float> logit, int side)
    {
        var logits = new FloatMap(new(side, side));
        for (var i = 0; i < side * side; i++)
        {
            logits.Values[i] = logit(i % side, i / side);
        }

        return new(logits, new(region, new(100, 50)), PredictedIou: 0.9);
    }
}
