using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;

namespace PerSense.Tests.Imaging.Operations;

public sealed class ResizeTests
{
    [Fact]
    public void Pillow_shrinks_by_a_wide_triangle() =>
        // Weights for a halving: 1/8, 3/8, 3/8, 1/8 inside; at the border the part inside, normalised (3/7, 3/7, 1/7).
        Assert.Equal([(3 * 0 + 3 * 10 + 20) / 7f, (10 + 3 * 20 + 3 * 30 + 40) / 8f, (30 + 3 * 40 + 3 * 50) / 7f], Row(PillowResize.Bilinear(Map(0, 10, 20, 30, 40, 50), new(3, 1))), Near);

    [Fact]
    public void Pillow_rounds_bytes_after_each_direction()
    {
        var map = new ByteMap(new(2, 2), [0, 1, 1, 1]);

        // Both rows average to 0.5 and 1, which round to 1 and 1 before the columns are averaged.
        Assert.Equal([1], PillowResize.Bilinear(map, new(1, 1)).Values.ToArray());
    }

    [Fact]
    public void Pillow_enlarges_like_torch()
    {
        var map = Map(3, 1, 4, 1, 5);

        Assert.Equal(Row(TorchResize.Bilinear(map, new(13, 1))), Row(PillowResize.Bilinear(map, new(13, 1))), Near);
    }

    [Fact]
    public void Torch_maps_cell_centres_to_cell_centres() =>
        Assert.Equal([0, 2.5f, 7.5f, 10], Row(TorchResize.Bilinear(Map(0, 10), new(4, 1))), Near);

    [Fact]
    public void Torch_with_aligned_corners_keeps_the_outermost_cells() =>
        Assert.Equal([0, 5, 10, 15, 20], Row(TorchResize.BilinearAlignCorners(Map(0, 10, 20), new(5, 1))), Near);

    [Fact]
    public void Torch_with_aligned_corners_and_one_output_takes_the_first_cell() =>
        Assert.Equal([7f], Row(TorchResize.BilinearAlignCorners(Map(7, 10, 20), new(1, 1))));

    [Fact]
    public void One_channel_of_a_tensor_is_resized_in_place()
    {
        var result = new float[4];

        TorchResize.Bilinear(new float[] { 0, 10 }, new(2, 1), result, new(4, 1));

        Assert.Equal([0, 2.5f, 7.5f, 10], result, Near);
    }

    [Fact]
    public void Area_is_the_mean_of_what_is_covered() =>
        Assert.Equal([5 / 1.5f, 25 / 1.5f], Row(OpenCvResize.Area(Map(0, 10, 20), new(2, 1))), Near);

    [Fact]
    public void Linear_interpolates_between_two_cells() =>
        Assert.Equal([0, 2.5f, 7.5f, 10], Row(OpenCvResize.Linear(Map(0, 10), new(4, 1))), Near);

    [Fact]
    public void Linear_to_exactly_half_is_the_mean_of_blocks()
    {
        var map = new ByteMap(new(2, 2), [0, 0, 1, 1]);

        Assert.Equal([1], OpenCvResize.Linear(map, new(1, 1)).Values.ToArray());
    }

    [Fact]
    public void Cubic_may_overshoot() => Assert.True(Row(OpenCvResize.Cubic(Map(0, 0, 10, 10), new(16, 1))).Min() < 0);

    [Fact]
    public void Nearest_adds_no_new_label() =>
        Assert.Equal([1, 1, 5, 5, 9], NearestResize.Resize(new LabelMap(new(3, 1), [1, 5, 9]), new(5, 1)).Labels.ToArray());

    [Fact]
    public void Nearest_resizes_a_mask() =>
        Assert.Equal([1, 1, 0, 0], NearestResize.Resize(new Mask(new(2, 1), [1, 0]), new(4, 1)).Cells.ToArray());

    [Fact]
    public void Each_axis_is_averaged_or_interpolated_by_itself()
    {
        var map = new FloatMap(new(2, 4), [0, 8, 2, 10, 4, 12, 6, 14]);

        // Two rows from four by means, four columns from two by interpolation.
        Assert.Equal([1, 3, 7, 9, 5, 7, 11, 13], ImageResize.Resize(map, new(4, 2)).Values.ToArray(), Near);
    }

    [Theory]
    [InlineData(40, 30)]
    [InlineData(1, 1)]
    [InlineData(700, 500)]
    [InlineData(50, 500)]
    public void A_plain_picture_stays_plain_at_any_size(int width, int height)
    {
        var image = new ImageBuffer(new(300, 200));
        image.Pixels.Fill(77);
        var size = new ImageSize(width, height);

        Assert.All([ImageResize.Resize(image, size), PillowResize.Bilinear(image, size), OpenCvResize.Cubic(image, size)], result =>
        {
            Assert.Equal(size, result.Size);
            Assert.Equal(-1, result.Pixels.IndexOfAnyExcept((byte)77));
        });
    }

    [Fact]
    public void A_large_picture_is_cut_into_bands_without_a_seam()
    {
        var large = new FloatMap(new(600, 700));
        for (var y = 0; y < large.Height; y++)
        {
            large.Row(y).Fill(y);
        }

        var enlarged = TorchResize.Bilinear(large, new(600, 1400));

        for (var y = 1; y < 1399; y++)
        {
            Assert.Equal((y - 0.5f) / 2, enlarged[300, y], 1e-3f);
        }
    }

    private static bool Near(float a, float b) => Math.Abs(a - b) <= 1e-5f * Math.Max(1, Math.Abs(a));

    private static FloatMap Map(params float[] values) => new(new(values.Length, 1), values);

    private static float[] Row(FloatMap map) => map.Values.ToArray();
}
