using PerSense.Engine.Evaluation.Metrics;

namespace PerSense.Tests.Evaluation;

public class BoundaryTests
{
    [Fact]
    public void The_border_of_the_image_counts_as_boundary()
    {
        var band = BoundaryIou.Band(Maps.Mask("####", "####", "####"), 1);

        Assert.Equal(Maps.Mask("####", "#..#", "####").Cells.ToArray(), band.Cells.ToArray());
    }

    [Fact]
    public void The_band_is_a_share_of_the_diagonal_rounded_half_to_even_and_never_empty()
    {
        Assert.Equal(2, BoundaryIou.BandWidth(new(30, 40), 0.05));
        Assert.Equal(1, BoundaryIou.BandWidth(new(3, 4), 0.02));
    }

    [Fact]
    public void A_hole_hurts_the_boundary_more_than_the_region()
    {
        var truth = Maps.Mask("#######", "#######", "#######", "#######", "#######");
        var predicted = Maps.Mask("#######", "#######", "###.###", "#######", "#######");

        Assert.True(BoundaryIou.Compare(truth, predicted).Iou < RegionOverlap.Of(truth, predicted).Iou);
    }

    [Fact]
    public void A_contour_one_pixel_off_is_accurate_when_a_pixel_is_tolerated()
    {
        var truth = Maps.Mask("......", ".###..", ".###..", "......");
        var predicted = Maps.Mask("......", "..###.", "..###.", "......");

        Assert.Equal(1, BoundaryAccuracy.Contour(truth, predicted, tolerance: 1));
        Assert.Equal(0.5, BoundaryAccuracy.Region(truth, predicted));
    }

    [Fact]
    public void Two_empty_masks_agree_and_an_empty_one_misses_everything()
    {
        var (empty, full) = (Maps.Mask("....", "...."), Maps.Mask(".##.", "...."));

        Assert.Equal(1, BoundaryAccuracy.Contour(empty, empty));
        Assert.Equal(1, BoundaryAccuracy.Region(empty, empty));
        Assert.Equal(0, BoundaryAccuracy.Contour(full, empty));
    }

    [Fact]
    public void Ignored_pixels_do_not_count()
    {
        Assert.Equal(1, BoundaryAccuracy.Region(Maps.Mask("##.."), Maps.Mask("#..."), ignored: Maps.Mask(".#..")));
    }
}
