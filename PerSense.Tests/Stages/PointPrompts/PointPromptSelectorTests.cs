using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.InstanceDetection;
using PerSense.Engine.Stages.PointPrompts;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Tests.Stages.PointPrompts;

public sealed class PointPromptSelectorTests
{
    private static readonly PointPromptOptions Adaptive = new() { Threshold = PromptThreshold.Adaptive, Count = PromptCount.Expected };

    // Similarities 0.2, 0.4, 0.6 and 0.8 at the pixels of one row.
    private static readonly SimilarityMap Similarity = new(new(new(4, 1), [0.2f, 0.4f, 0.6f, 0.8f]), CoordinateMap.Identity);
    private static readonly InstanceCandidate[] Candidates = [.. Enumerable.Range(0, 4).Select(static x => new InstanceCandidate(ImagePoint.AtPixel(x, 0), 0.1 * x))];

    [Fact]
    public void Without_a_threshold_every_candidate_is_a_prompt_with_its_similarity()
    {
        var prompts = Select(new(), 4).Prompts;

        Assert.Equal([0.2, 0.4, 0.6, 0.8], prompts.Select(static one => Math.Round(one.Similarity, 6)));
        Assert.Equal([0, 0.1, 0.2, 0.3], prompts.Select(static one => Math.Round(one.Strength, 6)));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(100, 4)]
    public void The_threshold_falls_as_the_count_grows(double count, int kept) => Assert.Equal(kept, Select(Adaptive, count).Prompts.Count);

    [Fact]
    public void A_single_object_may_mean_the_best_candidate_alone() => Assert.Equal(
        3.5, Assert.Single(Select(Adaptive with { SingleObject = SingleObjectRule.ArgMaxOnly }, 1).Prompts).Point.X);

    [Fact]
    public void The_count_may_be_rounded_up_or_that_of_the_candidates()
    {
        Assert.Empty(Select(Adaptive with { Fallback = PromptFallback.Never }, 0.9).Prompts);
        Assert.Equal(3, Select(Adaptive with { Count = PromptCount.ExpectedRoundedUp }, 0.9).Prompts.Count);
        Assert.Equal(3, Select(Adaptive with { Count = PromptCount.Candidates }, 0.9).Prompts.Count);
    }

    [Fact]
    public void Candidates_outside_every_box_are_dropped_and_edges_are_inside()
    {
        DetectedBox[] gates = [new(new(1, 0, 2, 0), 1)];

        Assert.Equal([1.5, 2.5], Select(new(), 4, gates).Prompts.Select(static one => one.Point.X));
        Assert.Equal(4, Select(new() { Gate = PromptGate.None }, 4, gates).Prompts.Count);
    }

    [Theory]
    [InlineData(PromptFallback.Never, false, 0)]
    [InlineData(PromptFallback.Never, true, 0)]
    [InlineData(PromptFallback.SecondPass, false, 0)]
    [InlineData(PromptFallback.SecondPass, true, 4)]
    [InlineData(PromptFallback.BothPasses, false, 4)]
    [InlineData(PromptFallback.BothPasses, true, 4)]
    public void When_nothing_is_selected_all_candidates_may_be_used(PromptFallback fallback, bool isLastPass, int kept)
    {
        var selection = Select(new() { Fallback = fallback }, 4, [], isLastPass);

        Assert.Equal(kept, selection.Prompts.Count);
        Assert.Equal(kept > 0, selection.FellBack);
    }

    private static PromptSelection Select(PointPromptOptions options, double count, IReadOnlyList<DetectedBox>? gates = null, bool isLastPass = false) =>
        new PointPromptSelector(options).Select(Candidates, new(Similarity, count, gates, isLastPass));
}
