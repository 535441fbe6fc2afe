using System.Text.Json;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Inference;
using PerSense.Engine.Methods.Matcher;
using PerSense.Engine.Stages;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Matching;
using PerSense.Engine.Stages.Similarity;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages.Matching;

/// <summary>What the released Matcher made of synthetic features (<c>fixtures/matcher</c>).</summary>
public sealed class MatcherParityTests(ITestOutputHelper output)
{
    private const int Patch = 14;

    [Fact]
    public void Both_assignments_are_as_good_as_the_released_ones_and_lead_to_the_same_points() => ForEachCase(static (one, folder) =>
    {
        var matcher = Matcher(one, folder);
        var forward = matcher.Forward();
        var pairs = Enumerable.Range(0, forward.Length).Where(row => forward[row] >= 0).ToList();
        var targets = pairs.ConvertAll(row => forward[row]);
        var back = matcher.Reverse(targets);

        Assert.Equal(one.GetProperty("forward_total").GetDouble(), pairs.Sum(row => matcher.Similarity(matcher.Inside[row], forward[row])), 1e-4);
        Assert.Equal(one.GetProperty("reverse_total").GetDouble(), back.Select((patch, i) => patch < 0 ? 0 : (double)matcher.Similarity(patch, targets[i])).Sum(), 1e-4);
        var side = one.GetProperty("feat_size").GetInt32();
        var points = matcher.Match().Select(match => new[] { (match.Target % side * Patch) + 7, (match.Target / side * Patch) + 7 });
        Assert.Equal(
            one.GetProperty("points_xy_sorted").EnumerateArray().Select(static point => (point[0].GetInt32(), point[1].GetInt32())),
            points.Select(static point => (point[0], point[1])).Order());
    });

    [Fact]
    public void Clusters_settle_where_the_released_ones_do() => ForEachCase(static (one, _) =>
    {
        if (one.GetProperty("kmeans") is not { ValueKind: JsonValueKind.Object } expected)
        {
            return;
        }

        var settled = KMeans.Settle(Vectors(expected.GetProperty("points")), Vectors(expected.GetProperty("initial_centers")));

        Assert.Equal(expected.GetProperty("assignment").EnumerateArray().Select(static label => label.GetInt32()), settled.Labels);
        Assert.All(
            Vectors(expected.GetProperty("final_centers")).Zip(settled.Centres),
            static pair => Assert.Equal(pair.First, pair.Second, static (a, b) => Math.Abs(a - b) < 1e-3));
    });

    [Fact]
    public void Masks_score_as_in_the_released_code_and_the_same_ones_are_merged() => ForEachCase(static (one, folder) =>
    {
        var side = one.GetProperty("feat_size").GetInt32();
        var image = new ImageSize(side * Patch, side * Patch);
        var grid = PatchGrid.Of(new FeatureGrid(Target(one, folder, side)), 5000);
        var points = one.GetProperty("points_xy_sorted").EnumerateArray().Select(static point => ImagePoint.AtPixel(point[0].GetInt32(), point[1].GetInt32()));
        var scorer = new MaskScorer(new(Matcher(one, folder), grid, [.. points]), mostPatches: 1369);
        var masks = one.GetProperty("candidate_rects_y0x0y1x1_exclusive").EnumerateArray().Select(rectangle => Rectangle(rectangle, image)).ToList();
        var scores = masks.ConvertAll(scorer.Score);

        Assert.All(scores.Zip(one.GetProperty("scores").EnumerateArray()), static pair =>
        {
            Assert.Equal(pair.Second.GetProperty("purity").GetDouble(), pair.First.Purity, 1e-5);
            Assert.Equal(pair.Second.GetProperty("coverage").GetDouble(), pair.First.Coverage, 1e-5);
            Assert.Equal(pair.Second.GetProperty("emd_score").GetDouble(), pair.First.EarthMover, 1e-5);
        });
        Assert.All(one.GetProperty("merges").EnumerateArray(), merge => Assert.Equal(merge.GetProperty("pixels").GetInt64(), Merge(merge, masks, scores, image)));
    });

    [Fact]
    public void Few_points_are_combined_in_the_released_order() => ForEachCase(static (one, _) =>
    {
        if (!one.TryGetProperty("sampling_small", out var expected))
        {
            return;
        }

        var points = expected.GetProperty("points").EnumerateArray().Select(static point => point.ToString()).ToList();
        var sets = PromptSampler.Sample(points.Count, new() { LeastPoints = 4, MostPoints = 6 }, new Random(0)).Select(set => string.Join(' ', set.Select(i => points[i])));
        Assert.Equal(
            expected.GetProperty("samples").EnumerateArray().SelectMany(static size => size.EnumerateArray()).Select(static set => string.Join(' ', set.EnumerateArray())), sets);
    });

    private void ForEachCase(Action<JsonElement, string> check)
    {
        if (SharedFolder.Find(output, "fixtures/matcher") is not { } folder)
        {
            return;
        }

        using var results = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "results.json")));
        foreach (var one in results.RootElement.EnumerateArray())
        {
            check(one, Path.Combine(folder, $"case{one.GetProperty("case").GetInt32()}_{one.GetProperty("kind").GetString()}"));
        }
    }

    private static PatchMatcher Matcher(JsonElement one, string folder)
    {
        var channels = one.GetProperty("channels").GetInt32();
        return new(
            [.. Floats(folder, "ref_features_normalised").Chunk(channels)],
            [.. NpyFile.Read(Path.Combine(folder, "ref_mask_pool.npy")).ToDoubles().Select(static cell => cell > 0)],
            [.. Floats(folder, "target_features_normalised").Chunk(channels)]);
    }

    private static FeatureMap Target(JsonElement one, string folder, int side)
    {
        var cells = Floats(folder, "target_features_normalised").Chunk(one.GetProperty("channels").GetInt32()).ToList();
        float[] planes = [.. Enumerable.Range(0, cells[0].Length).SelectMany(channel => cells.Select(cell => cell[channel]))];
        return new(new TensorBuffer(planes, 1, cells[0].Length, side, side), new(1.0 / Patch, 1.0 / Patch), new(side, side));
    }

    private static long Merge(JsonElement merge, List<PlacedMask> masks, List<MaskScore> scores, ImageSize image)
    {
        var union = new Mask(image);
        foreach (var i in new MaskMerger(Options(merge.GetProperty("params"))).Choose(scores))
        {
            MaskUnion.Add(union, masks[i]);
        }

        return union.Area();
    }

    private static MergingOptions Options(JsonElement settings)
    {
        double Number(JsonElement from, string name, double otherwise) =>
            from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) ? value.GetDouble() : otherwise;

        settings.TryGetProperty("cfg", out var filters);
        var isByDistance = filters.ValueKind == JsonValueKind.Object && filters.TryGetProperty("score_filter", out var flag) && flag.GetBoolean();
        return new()
        {
            Alpha = Number(settings, "alpha", 1),
            Beta = Number(settings, "beta", 0),
            CoverageExponent = Number(settings, "exp", 0),
            LeastCoverage = Number(filters, "coverage", 0),
            LeastEarthMover = Number(filters, "emd", 0),
            LeastPurity = Number(filters, "purity", 0),
            LargestDistance = isByDistance ? Number(filters, "score", 0.33) : null,
            LargestRelativeDistance = Number(filters, "score_norm", 0.1),
            Most = (int)Number(settings, "num_merging_mask", 10),
        };
    }

    private static PlacedMask Rectangle(JsonElement corners, ImageSize image)
    {
        var (top, left, bottom, right) = (corners[0].GetInt32(), corners[1].GetInt32(), corners[2].GetInt32(), corners[3].GetInt32());
        var patch = new Mask(new(right - left, bottom - top));
        patch.Cells.Fill(1);
        return new(image, left, top, patch);
    }

    private static float[] Floats(string folder, string name) => NpyFile.Read(Path.Combine(folder, name + ".npy")).ToFloats();

    private static List<float[]> Vectors(JsonElement rows) =>
        [.. rows.EnumerateArray().Select(static row => row.EnumerateArray().Select(static value => value.GetSingle()).ToArray())];
}
