using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.InstanceDetection;

namespace PerSense.Tests.Stages.InstanceDetection;

public sealed class InstanceDetectorTests
{
    private static readonly ImageSize Size = new(40, 30);

    [Fact]
    public void A_blob_gives_one_candidate_at_its_middle()
    {
        var candidates = Detect(new() { Sources = CandidateSource.Contours }, Rectangle(4, 6, 8, 6));

        Assert.Equal(new(7.5, 8.5), Assert.Single(candidates).Point);
    }

    [Fact]
    public void A_blob_much_larger_than_the_others_is_split_at_its_waist()
    {
        // Two squares joined by a thin bridge, among small squares.
        Rect[] rectangles =
        [
            new(1, 1, 9, 9), new(10, 4, 3, 3), new(13, 1, 9, 9),
            .. Enumerable.Range(0, 7).Select(static i => new Rect(1 + (5 * i), 20, 4, 4)),
        ];

        var with = Detect(new() { Sources = CandidateSource.Contours, KeepCompositeParent = true }, rectangles);
        var without = Detect(new() { Sources = CandidateSource.Contours }, rectangles);

        Assert.Equal(10, with.Count);
        Assert.Equal(9, without.Count);
        Assert.All(with.Take(2), static child => Assert.InRange(child.Point.Y, 4.5, 5.5));
    }

    [Fact]
    public void A_contour_without_area_lies_at_the_mean_of_its_corners_or_at_the_origin()
    {
        // Erosion leaves a single pixel.
        var recommended = Detect(new() { Sources = CandidateSource.Contours }, Rectangle(10, 12, 3, 3));
        var parity = Detect(new() { Sources = CandidateSource.Contours, ZeroArea = ZeroAreaRule.Origin }, Rectangle(10, 12, 3, 3));

        Assert.Equal(new(11.5, 13.5), Assert.Single(recommended).Point);
        Assert.Equal(new(0.5, 0.5), Assert.Single(parity).Point);
    }

    [Fact]
    public void A_constant_map_has_no_candidates() => Assert.Empty(Detect(new() { Sources = CandidateSource.Contours }, new Rect(0, 0, 40, 30)));

    [Fact]
    public void The_options_threshold_goes_before_the_estimators()
    {
        var map = new FloatMap(Size);
        Fill(map, new(4, 4, 6, 6), 1);
        Fill(map, new(20, 4, 6, 6), 0.3f);

        Assert.Equal(2, Detect(new() { Sources = CandidateSource.Contours }, map, heat: null).Count);
        Assert.Single(Detect(new() { Sources = CandidateSource.Contours, PixelThreshold = 100 }, map, heat: null));
    }

    [Fact]
    public void Heat_peaks_are_the_hottest_cells_of_their_surroundings_the_hottest_first()
    {
        var heat = new FloatMap(Size);
        (heat[5, 5], heat[7, 5], heat[20, 10], heat[30, 25]) = (0.6f, 0.5f, 0.9f, 0.01f);
        var candidates = Detect(new() { HeatPeakRadius = 0.3 }, new(Size), heat);

        Assert.Equal([new(20.5, 10.5), new ImagePoint(5.5, 5.5)], candidates.Select(static one => one.Point));
        Assert.Equal([0.9, 0.6], candidates.Select(static one => Math.Round(one.Strength, 6)));
    }

    [Fact]
    public void Without_a_heat_map_heat_peaks_give_way_to_contours()
    {
        var density = new FloatMap(Size);
        Fill(density, new(4, 6, 8, 6), 1);

        Assert.Equal(new(7.5, 8.5), Assert.Single(Detect(new() { Sources = CandidateSource.HeatPeaks }, density, heat: null)).Point);
    }

    [Fact]
    public void Candidates_of_a_later_source_near_an_earlier_ones_are_dropped()
    {
        var density = new FloatMap(Size);
        Fill(density, new(4, 6, 8, 6), 1);
        Fill(density, new(24, 6, 8, 6), 1);
        var heat = new FloatMap(Size);
        heat[8, 9] = 0.8f;
        var options = new InstanceDetectionOptions { Sources = CandidateSource.HeatPeaks | CandidateSource.Contours };

        Assert.Equal([new(8.5, 9.5), new ImagePoint(27.5, 8.5)], Detect(options, density, heat).Select(static one => one.Point));
        Assert.Equal(3, Detect(options with { MergeRadius = 0 }, density, heat).Count);
    }

    [Fact]
    public void A_grid_coarser_than_the_image_gives_points_of_the_image()
    {
        var heat = new FloatMap(new(10, 8));
        heat[3, 2] = 1;
        var evidence = new DetectionEvidence(new(heat, heat, new(0.25, 0.25), 1), new(40, 30), 10, 30);

        Assert.Equal(new(14, 10), Assert.Single(new InstanceDetector(new()).Detect(evidence)).Point);
    }

    private static IReadOnlyList<InstanceCandidate> Detect(InstanceDetectionOptions options, params Rect[] rectangles)
    {
        var map = new FloatMap(Size);
        Array.ForEach(rectangles, rectangle => Fill(map, rectangle, 1));
        return Detect(options, map, heat: null);
    }

    private static IReadOnlyList<InstanceCandidate> Detect(InstanceDetectionOptions options, FloatMap density, FloatMap? heat) =>
        new InstanceDetector(options).Detect(new(new(density, heat, CoordinateMap.Identity, 1), Size, ObjectSide: 10, PixelThreshold: 30));

    private static Rect Rectangle(int left, int top, int width, int height) => new(left, top, width, height);

    private static void Fill(FloatMap map, Rect rectangle, float value)
    {
        for (var y = 0; y < rectangle.Height; y++)
        {
            map.Row(rectangle.Top + y).Slice(rectangle.Left, rectangle.Width).Fill(value);
        }
    }

    private sealed record Rect(int Left, int Top, int Width, int Height);
}
