using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations;
using Xunit.Abstractions;

namespace PerSense.Tests.Imaging.Operations;

/// <summary>The binary pictures of fixtures/idm-ppsm/opencv, every primitive of each.</summary>
public sealed class OpenCvParityTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, ContourRetrieval> _retrievals = new()
    {
        ["EXTERNAL_SIMPLE"] = ContourRetrieval.External,
        ["EXTERNAL_NONE"] = ContourRetrieval.External,
        ["LIST_SIMPLE"] = ContourRetrieval.All,
        ["CCOMP_SIMPLE"] = ContourRetrieval.RegionsAndHoles,
        ["TREE_SIMPLE"] = ContourRetrieval.Tree,
    };

    [Fact]
    public void Erosion_is_equal() => ForEachPicture((mask, picture) =>
        Assert.Equal(NpyFile.Read(picture + "_erode3x3.npy").ToBytes(), Erosion.Erode(mask).Cells.ToArray().Select(x => (byte)(x * 255))));

    [Fact]
    public void The_chamfer_distance_is_equal() => ForEachPicture((mask, picture) =>
    {
        var expected = NpyFile.Read(picture + "_dist_l2_3.npy").ToFloats();
        Assert.All(expected.Zip(DistanceTransform.Chamfer(mask).Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    });

    // The files named cc4 were recorded with eight neighbours as well: they equal those named cc8 byte for byte.
    [Theory]
    [InlineData("cc4")]
    [InlineData("cc8")]
    public void Connected_components_are_equal(string name) => ForEachPicture((mask, picture) =>
    {
        var expected = ReadJson(picture).GetProperty(name);

        var components = ConnectedComponents.Label(mask);

        Assert.Equal(NpyFile.Read($"{picture}_{name}_labels.npy").ToInts(), components.Labels.Labels.ToArray());
        Assert.Equal(expected.GetProperty("num_labels").GetInt32() - 1, components.Items.Count);
        var centroids = expected.GetProperty("centroids_xy");
        foreach (var item in components.Items)
        {
            var (box, centroid) = (item.Box, centroids[item.Label]);
            int[] statistics = [(int)box.Left, (int)box.Top, (int)box.Width, (int)box.Height, (int)item.Area];
            Assert.Equal(expected.GetProperty("stats_left_top_width_height_area")[item.Label].EnumerateArray().Select(x => x.GetInt32()), statistics);
            Assert.Equal(centroid[0].GetDouble() + 0.5, item.Centroid.X, 1e-9);
            Assert.Equal(centroid[1].GetDouble() + 0.5, item.Centroid.Y, 1e-9);
        }
    });

    [Theory]
    [InlineData("EXTERNAL_SIMPLE")]
    [InlineData("EXTERNAL_NONE")]
    [InlineData("LIST_SIMPLE")]
    [InlineData("CCOMP_SIMPLE")]
    [InlineData("TREE_SIMPLE")]
    public void Contours_are_equal_point_for_point(string mode) => ForEachPicture((mask, picture) =>
    {
        var expected = ReadJson(picture).GetProperty("contours").GetProperty(mode);
        var contours = mode.EndsWith("NONE", StringComparison.Ordinal)
            ? ContourTracer.TraceAllPoints(mask, _retrievals[mode])
            : ContourTracer.Trace(mask, _retrievals[mode]);

        var items = expected.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(items.Count, contours.Count);
        AssertHierarchy(expected.GetProperty("hierarchy_next_prev_child_parent"), contours);
        Assert.All(items.Zip(contours), pair => AssertSame(pair.First, pair.Second, mask.Size));
    });

    [Fact]
    public void Filled_outer_contours_are_equal() => ForEachPicture((mask, picture) =>
    {
        var filled = new Mask(mask.Size);
        foreach (var contour in ContourTracer.Trace(mask))
        {
            var placed = FilledContour.Fill(contour, mask.Size);
            foreach (var (x, y) in AllPixels(mask.Size).Where(at => placed.Contains(at.X, at.Y)))
            {
                filled[x, y] = true;
            }
        }

        Assert.Equal(NpyFile.Read(picture + "_filled_external.npy").ToBytes().Select(x => x != 0), filled.Cells.ToArray().Select(x => x != 0));
    });

    [Fact]
    public void Peaks_are_equal_and_in_the_same_order()
    {
        if (SharedFolder.Find(output, "fixtures/idm-ppsm/opencv") is not { } folder)
        {
            return;
        }

        for (var i = 0; i < 7; i++)
        {
            var expected = ReadJson(Path.Combine(folder, $"peak_{i}"));
            var grey = NpyFile.Read(Path.Combine(folder, $"peak_{i}_gray.npy"));
            var map = new ByteMap(new(grey.Shape[1], grey.Shape[0]), grey.ToBytes());

            var peaks = LocalMaxima.Find(map, expected.GetProperty("min_distance").GetInt32(), expected.GetProperty("threshold_abs").GetDouble());

            Assert.Equal(
                expected.GetProperty("peaks_yx_in_order").EnumerateArray().Select(ReadInts),
                peaks.Select(peak => new[] { peak.At.Row, peak.At.Column }));
        }
    }

    [Fact]
    public void Grey_and_threshold_are_equal()
    {
        if (SharedFolder.Find(output, "fixtures/idm-ppsm/opencv") is not { } folder)
        {
            return;
        }

        var rgb = NpyFile.Read(Path.Combine(folder, "rgb.npy"));
        var grey = Greyscale.FromRgb(new(new(rgb.Shape[1], rgb.Shape[0]), rgb.ToBytes()));
        var ramp = new ByteMap(new(16, 16), [.. Enumerable.Range(0, 256).Select(x => (byte)x)]);

        Assert.Equal(NpyFile.Read(Path.Combine(folder, "rgb_to_gray.npy")).ToBytes(), grey.Values.ToArray());
        Assert.Equal(
            NpyFile.Read(Path.Combine(folder, "gray_ramp_threshold30.npy")).ToBytes(),
            Threshold.Above(ramp, 30).Cells.ToArray().Select(x => (byte)(x * 255)));
    }

    private static void AssertSame(JsonElement expected, Contour actual, ImageSize image)
    {
        Assert.Equal(expected.GetProperty("points").EnumerateArray().Select(ReadInts), actual.Points.Select(point => new[] { point.Column, point.Row }));
        Assert.Equal(expected.GetProperty("area").GetDouble(), actual.Area());
        Assert.Equal(expected.GetProperty("arc_length_closed").GetDouble(), actual.Length(), 1e-4);
        var box = actual.Bounds();
        Assert.Equal(ReadInts(expected.GetProperty("bounding_rect_xywh")), new[] { (int)box.Left, (int)box.Top, (int)box.Width, (int)box.Height });
        AssertMoments(expected.GetProperty("moments"), actual.Moments());
        if (!actual.IsHole && actual.Parent < 0)
        {
            Assert.Equal(expected.GetProperty("filled_pixel_count").GetInt32(), FilledContour.Fill(actual, image).Patch.Area());
        }
    }

    private static void AssertMoments(JsonElement expected, RegionMoments actual)
    {
        foreach (var moment in expected.EnumerateObject())
        {
            var value = (double)typeof(RegionMoments).GetProperty(moment.Name.ToUpperInvariant())!.GetValue(actual)!;
            Assert.Equal(moment.Value.GetDouble(), value, 1e-9 * Math.Max(1, Math.Abs(value)));
        }
    }

    private static void AssertHierarchy(JsonElement expected, IReadOnlyList<Contour> contours)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.Empty(contours);
            return;
        }

        var families = Enumerable.Range(0, contours.Count).ToLookup(i => contours[i].Parent);
        foreach (var siblings in families.Select(family => family.ToList()))
        {
            for (var place = 0; place < siblings.Count; place++)
            {
                var (before, after) = (place > 0 ? siblings[place - 1] : -1, place + 1 < siblings.Count ? siblings[place + 1] : -1);
                var child = families[siblings[place]].FirstOrDefault(-1);
                Assert.Equal(ReadInts(expected[siblings[place]]), new[] { after, before, child, contours[siblings[place]].Parent });
            }
        }
    }

    private void ForEachPicture(Action<Mask, string> check)
    {
        if (SharedFolder.Find(output, "fixtures/idm-ppsm/opencv") is not { } folder)
        {
            return;
        }

        var names = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "index.json"))).RootElement.EnumerateArray().ToList();
        Assert.Equal(31, names.Count);
        foreach (var name in names)
        {
            var path = Path.Combine(folder, name.GetString()!);
            var picture = NpyFile.Read(path + ".npy");
            check(new(new(picture.Shape[1], picture.Shape[0]), [.. picture.ToBytes().Select(x => (byte)(x != 0 ? 1 : 0))]), path);
        }
    }

    private static IEnumerable<(int X, int Y)> AllPixels(ImageSize size) =>
        Enumerable.Range(0, size.Height).SelectMany(y => Enumerable.Range(0, size.Width).Select(x => (x, y)));

    private static JsonElement ReadJson(string path) => JsonDocument.Parse(File.ReadAllText(path + ".json")).RootElement;

    private static int[] ReadInts(JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetInt32())];
}
