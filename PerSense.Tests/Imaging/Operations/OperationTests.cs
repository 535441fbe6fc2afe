using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations;

namespace PerSense.Tests.Imaging.Operations;

public sealed class OperationTests
{
    [Fact]
    public void Erosion_ignores_pixels_outside_the_image() =>
        AssertMask(Erosion.Erode(Draw("###.", "###.", "###.")), "##..", "##..", "##..");

    [Fact]
    public void Dilation_reaches_the_corners_of_its_window() =>
        AssertMask(Dilation.Dilate(Draw(".....", "..#..", ".....", ".....")), ".###.", ".###.", ".###.", ".....");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(50)]
    public void A_window_of_any_radius_gives_the_maximum_in_it(int radius)
    {
        var map = Noise(new(17, 11), 3);

        var dilated = Dilation.Dilate(map, radius);

        foreach (var (x, y) in AllPixels(map.Size))
        {
            var expected = AllPixels(map.Size).Where(at => Math.Abs(at.X - x) <= radius && Math.Abs(at.Y - y) <= radius).Max(at => map[at.X, at.Y]);
            Assert.Equal(expected, dilated[x, y]);
        }
    }

    [Fact]
    public void A_threshold_is_strict_and_leaves_out_what_is_no_number()
    {
        Assert.Equal([0, 0, 1], Threshold.Above(new ByteMap(new(3, 1), [29, 30, 31]), 30).Cells.ToArray());
        Assert.Equal([0, 0, 1], Threshold.Above(new FloatMap(new(3, 1), [1f, float.NaN, 1.5f]), 1f).Cells.ToArray());
    }

    [Fact]
    public void Corners_join_regions_only_among_eight_neighbours()
    {
        var mask = Draw("#.#", ".#.", "..#");

        Assert.Single(ConnectedComponents.Label(mask).Items);
        Assert.Equal(4, ConnectedComponents.Label(mask, Connectivity.Four).Items.Count);
    }

    [Fact]
    public void Components_are_numbered_as_a_walk_meets_them()
    {
        var mask = Draw("....#", "#....");

        Assert.Equal([0, 0, 0, 0, 1, 2, 0, 0, 0, 0], ConnectedComponents.Label(mask, Connectivity.Four).Labels.Labels.ToArray());
        Assert.Equal([0, 0, 0, 0, 2, 1, 0, 0, 0, 0], ConnectedComponents.Label(mask).Labels.Labels.ToArray());
    }

    [Fact]
    public void Branches_that_meet_further_down_are_one_component() =>
        Assert.Single(ConnectedComponents.Label(Draw("#.#.#", "#.#.#", "#.###", "###.."), Connectivity.Four).Items);

    [Fact]
    public void A_component_knows_its_box_area_and_centroid()
    {
        var component = ConnectedComponents.Label(Draw("....", ".##.", ".#..")).Items.Single();

        Assert.Equal(new(1, new(1, 1, 3, 3), 3, new((1.5 + 2.5 + 1.5) / 3, (1.5 + 1.5 + 2.5) / 3)), component);
    }

    [Fact]
    public void An_empty_mask_has_nothing_in_it()
    {
        var mask = new Mask(new(4, 3));

        Assert.Empty(ConnectedComponents.Label(mask).Items);
        Assert.Empty(ContourTracer.Trace(mask));
        Assert.Equal(new float[12], DistanceTransform.Exact(mask).Values.ToArray());
        Assert.Equal(new float[12], DistanceTransform.Chamfer(mask).Values.ToArray());
    }

    [Fact]
    public void An_outer_contour_starts_at_the_top_left_and_goes_down_first()
    {
        var contour = ContourTracer.Trace(Draw("....", ".##.", ".##.")).Single();

        Assert.Equal([new(1, 1), new(1, 2), new(2, 2), new(2, 1)], contour.Points);
        Assert.Equal((1.0, 4.0), (contour.Area(), contour.Length()));
    }

    [Fact]
    public void What_lies_in_a_hole_is_no_outer_contour()
    {
        var mask = Draw("#####", "#...#", "#.#.#", "#...#", "#####");

        Assert.Single(ContourTracer.Trace(mask));
        Assert.Equal([-1, 0, 1], ContourTracer.Trace(mask, ContourRetrieval.Tree).Select(x => x.Parent));
        Assert.Equal([false, true, false], ContourTracer.Trace(mask, ContourRetrieval.Tree).Select(x => x.IsHole));
    }

    [Fact]
    public void Filling_a_contour_closes_its_holes()
    {
        var mask = Draw(".###", ".#.#", ".###");

        var filled = FilledContour.Fill(ContourTracer.Trace(mask).Single(), mask.Size);

        Assert.Equal((1, 0, 9L), (filled.Left, filled.Top, filled.Patch.Area()));
    }

    [Fact]
    public void A_line_has_no_area_and_no_moments()
    {
        var line = ContourTracer.Trace(Draw(".....", ".###.", ".....")).Single();

        Assert.Equal(0, line.Area());
        Assert.Equal(new RegionMoments(), line.Moments());
    }

    [Fact]
    public void The_moments_of_a_square_give_its_centre()
    {
        var moments = RegionMoments.OfPolygon([new(2, 4), new(6, 4), new(6, 8), new(2, 8)]);

        Assert.Equal((16, 4, 6), (moments.M00, moments.M10 / moments.M00, moments.M01 / moments.M00));
    }

    [Fact]
    public void The_exact_distance_is_that_to_the_nearest_pixel_outside()
    {
        var random = new Random(7);
        var mask = new Mask(new(23, 19));
        foreach (var (x, y) in AllPixels(mask.Size))
        {
            mask[x, y] = random.NextDouble() < 0.95;
        }

        var distance = DistanceTransform.Exact(mask);

        foreach (var (x, y) in AllPixels(mask.Size))
        {
            var expected = AllPixels(mask.Size).Where(at => !mask[at.X, at.Y]).Min(at => Math.Sqrt(((at.X - x) * (at.X - x)) + ((at.Y - y) * (at.Y - y))));
            Assert.Equal(expected, distance[x, y], 1e-5);
        }
    }

    [Fact]
    public void A_full_mask_has_no_distance()
    {
        var mask = Draw("###", "###");

        Assert.All(DistanceTransform.Exact(mask).Values.ToArray(), x => Assert.Equal(float.PositiveInfinity, x));
        Assert.All(DistanceTransform.Chamfer(mask).Values.ToArray(), x => Assert.Equal(DistanceTransform.Unreachable, x));
    }

    [Fact]
    public void The_chamfer_distance_counts_steps_of_two_lengths()
    {
        var distance = DistanceTransform.Chamfer(Draw(".####", "#####", "#####"));

        Assert.Equal([0.955f, 1.3693f, 2 * 1.3693f, 0.955f + 1.3693f], [distance[1, 0], distance[1, 1], distance[2, 2], distance[2, 1]], (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void Of_two_close_peaks_only_the_higher_stays()
    {
        var map = new FloatMap(new(20, 9));
        (map[5, 4], map[7, 4], map[14, 4]) = (8, 9, 7);

        Assert.Equal([new(new(7, 4), 9), new(new(14, 4), 7)], LocalMaxima.Find(map, 3, 0));
        Assert.Equal([new(new(7, 4), 9)], LocalMaxima.Find(map, 3, 7));
    }

    [Fact]
    public void Equal_neighbours_on_a_plateau_give_one_peak()
    {
        var map = new FloatMap(new(9, 9));
        (map[4, 4], map[5, 4], map[4, 5]) = (1, 1, 1);

        Assert.Equal([new(new(4, 4), 1)], LocalMaxima.Find(map, 2, 0.5));
    }

    [Fact]
    public void Neither_the_frame_nor_a_constant_map_has_peaks()
    {
        var map = new FloatMap(new(9, 9));
        map[1, 4] = 1;
        var constant = new FloatMap(new(9, 9));
        constant.Values.Fill(5);

        Assert.Empty(LocalMaxima.Find(map, 2, 0));
        Assert.Empty(LocalMaxima.Find(constant, 2, 0));
    }

    [Fact]
    public void A_blur_spreads_a_point_into_the_gaussian()
    {
        var map = new FloatMap(new(15, 15));
        map[7, 7] = 1;

        var blurred = GaussianBlur.Blur(map, 0.7);

        // OpenCV's kernel for 0.7: radius round(0.7 * 8 + 1) | 1 = 7, so 3 to either side.
        var weights = Enumerable.Range(-3, 7).Select(x => Math.Exp(-x * x / (2 * 0.7 * 0.7))).ToArray();
        Assert.Equal(weights[3] * weights[3] / (weights.Sum() * weights.Sum()), blurred[7, 7], 1e-6);
        Assert.Equal(weights[3] * weights[4] / (weights.Sum() * weights.Sum()), blurred[8, 7], 1e-6);
        Assert.Equal(0, blurred[11, 7]);
        Assert.Equal(1, blurred.Values.ToArray().Sum(), 1e-5f);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(40, 3)]
    public void A_blur_leaves_a_constant_map_alone(int width, int height)
    {
        var map = new FloatMap(new(width, height));
        map.Values.Fill(3);

        Assert.All(GaussianBlur.Blur(map, 2).Values.ToArray(), x => Assert.Equal(3, x, 1e-5f));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(25, 1.75)]
    [InlineData(50, 2.5)]
    [InlineData(90, 3.7)]
    [InlineData(100, 4)]
    public void A_percentile_is_interpolated(double percent, double expected) => Assert.Equal(expected, Percentile.Of([4, 1, 3, 2], percent), 1e-12);

    [Fact]
    public void A_percentile_of_nothing_does_not_exist() => Assert.Throws<ArgumentException>(() => Percentile.Of([], 50));

    [Fact]
    public void Of_overlapping_boxes_the_best_is_kept()
    {
        ImageBox[] boxes = [new(0, 0, 10, 10), new(1, 0, 11, 10), new(30, 0, 40, 10), new(5, 0, 15, 10)];

        Assert.Equal([1, 3, 2], NonMaxSuppression.Keep(boxes, [0.5, 0.9, 0.3, 0.6], 0.5));
        Assert.Equal([0, 2], NonMaxSuppression.Keep(boxes, [1, 1, 1, 1], 0.3));
    }

    [Fact]
    public void Rows_are_all_handed_out_once()
    {
        var seen = new int[1000];

        ParallelRows.ForEachBand(seen.Length, 5000, (first, end) =>
        {
            for (var y = first; y < end; y++)
            {
                Interlocked.Increment(ref seen[y]);
            }
        });

        Assert.All(seen, x => Assert.Equal(1, x));
    }

    private static Mask Draw(params string[] rows) => new(new(rows[0].Length, rows.Length), [.. string.Concat(rows).Select(x => x == '#' ? (byte)1 : (byte)0)]);

    private static void AssertMask(Mask actual, params string[] rows)
    {
        var drawn = Enumerable.Range(0, actual.Height).Select(y => string.Concat(actual.Row(y).ToArray().Select(x => x != 0 ? '#' : '.')));
        Assert.Equal(rows, drawn);
    }

    private static FloatMap Noise(ImageSize size, int seed)
    {
        var random = new Random(seed);
        return new(size, [.. Enumerable.Range(0, (int)size.Area).Select(_ => random.NextSingle() - 0.5f)]);
    }

    private static IEnumerable<(int X, int Y)> AllPixels(ImageSize size) =>
        Enumerable.Range(0, size.Height).SelectMany(y => Enumerable.Range(0, size.Width).Select(x => (x, y)));
}
