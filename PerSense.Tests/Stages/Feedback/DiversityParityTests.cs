using System.Text.Json;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Feedback;
using PerSense.Engine.Stages.Instances;
using Xunit.Abstractions;

namespace PerSense.Tests.Stages.Feedback;

/// <summary>What the released PerSense++ selects and rejects (<c>fixtures/idm-ppsm</c>).</summary>
public sealed class DiversityParityTests(ITestOutputHelper output)
{
    [Fact]
    public void The_best_of_each_size_stays_when_overlaps_are_gone() => ForEachCase("exemplar_selection.json", static one =>
    {
        ScoredCandidate[] scored = [.. Candidates(one, null).Select(static (candidate, i) => new ScoredCandidate(i, candidate, candidate.PredictedIou))];
        var chosen = DiverseChoice.BestOfEachSize(scored);

        Assert.Equal(Indices(one, "top_per_size").Order(), chosen.Select(static item => item.Index).Order());
        Assert.Equal(Indices(one, "after_overlap_removal"), DiverseChoice.WithoutOverlaps(chosen, scored, 0.5).Select(static item => item.Index));
    });

    [Fact]
    public void Weighted_scores_and_selected_exemplars_are_the_released_ones() => ForEachCase("exemplar_scoring.json", static one =>
    {
        var options = new DiversityOptions { MisalignedSimilarity = true, BoundAreaTerm = false };
        var reference = one.GetProperty("ref_feature").EnumerateArray().Select(static value => value.GetSingle()).ToArray();
        var candidates = Candidates(one, one.GetProperty("features"));
        var scored = new DiverseScoring(options).Score(candidates, reference);
        var chosen = DiverseChoice.Choose(scored, options.LargestOverlap);
        var expected = one.GetProperty("exemplars").EnumerateArray().ToList();

        Assert.Equal(
            one.GetProperty("after_score_filter").EnumerateObject().SelectMany(static cluster => cluster.Value.EnumerateArray()).Select(static i => i.GetInt32()).Order(),
            scored.Select(static item => item.Index).Order());
        Assert.Equal(expected.Select(static exemplar => exemplar.GetProperty("area").GetDouble()), chosen.Select(static item => item.Candidate.Area));
        Assert.Equal(
            expected.Select(static exemplar => ReferenceCase.Number(exemplar.GetProperty("score"))),
            chosen.Select(static item => item.Score),
            static (a, b) => a.Equals(b) || Math.Abs(a - b) < 1e-5);
    });

    [Fact]
    public void Oversized_masks_are_rejected_as_in_the_released_code() => ForEachCase("imrm.json", static one =>
    {
        double[] areas = [.. one.GetProperty("areas").EnumerateArray().Select(static area => area.GetDouble())];
        var boxes = one.GetProperty("mask_boxes_yxyx").EnumerateArray().Select(static box => Corners(box)).ToList();
        var detected = one.GetProperty("dino_boxes_xyxy").EnumerateArray().Select(static box => new ImageBox(
            (int)box[0].GetDouble(), (int)box[1].GetDouble(), (int)box[2].GetDouble(), (int)box[3].GetDouble())).ToList();

        Assert.Equal(one.GetProperty("area_threshold").GetDouble(), IrrelevantMaskRule.LargestArea(areas), 1e-6 * one.GetProperty("area_threshold").GetDouble());
        Assert.Equal(Indices(one, "kept"), new IrrelevantMaskRule(keepWithoutBoxes: false).Keep(areas, boxes, detected));
    });

    [Fact]
    public void Without_boxes_an_oversized_mask_may_be_spared()
    {
        double[] areas = [10, 11, 12, 10, 500];
        ImageBox[] boxes = [.. areas.Select(static _ => new ImageBox(0, 0, 3, 3))];

        Assert.Equal([0, 1, 2, 3], new IrrelevantMaskRule(keepWithoutBoxes: false).Keep(areas, boxes, []));
        Assert.Equal([0, 1, 2, 3, 4], new IrrelevantMaskRule(keepWithoutBoxes: true).Keep(areas, boxes, []));
    }

    [Fact]
    public void A_mask_of_the_mean_area_is_not_infinitely_good_unless_asked()
    {
        DiverseCandidate[] equal = [.. Enumerable.Range(0, 3).Select(static i => new DiverseCandidate(new(i, 0, i + 4, 5), 0.9, [1, i]))];

        Assert.All(new DiverseScoring(new()).Score(equal, [1, 0]), static one => Assert.True(double.IsFinite(one.Score)));
        Assert.All(new DiverseScoring(new() { BoundAreaTerm = false }).Score(equal, [1, 0]), static one => Assert.Equal(double.PositiveInfinity, one.Score));
    }

    private void ForEachCase(string file, Action<JsonElement> check)
    {
        if (SharedFolder.Find(output, "fixtures/idm-ppsm/" + file) is not { } path)
        {
            return;
        }

        using var cases = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var one in cases.RootElement.GetProperty("cases").EnumerateArray())
        {
            check(one);
        }
    }

    private static List<DiverseCandidate> Candidates(JsonElement one, JsonElement? features) =>
        [.. one.GetProperty("boxes_yxyx_score").EnumerateArray().Select((row, i) => new DiverseCandidate(
            Corners(row), row[4].GetDouble(), features is null ? [1] : [.. features.Value[i].EnumerateArray().Select(static value => value.GetSingle())]))];

    private static ImageBox Corners(JsonElement row) => new(row[1].GetDouble(), row[0].GetDouble(), row[3].GetDouble(), row[2].GetDouble());

    private static IEnumerable<int> Indices(JsonElement one, string name) => one.GetProperty(name).EnumerateArray().Select(static i => i.GetInt32());
}
