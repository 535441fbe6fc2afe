using PerSense.Engine.Stages;
using PerSense.Engine.Stages.Matching;

namespace PerSense.Tests.Stages.Matching;

public sealed class MatchingTests
{
    private static readonly float[,] Worth = { { 1, 5, 4 }, { 2, 6, 1 } };

    [Fact]
    public void Pairs_are_chosen_for_their_sum_not_one_by_one() => Assert.Equal([2, 1], Assignment.Maximise(2, 3, static (row, column) => Worth[row, column]));

    [Fact]
    public void When_there_are_more_rows_than_columns_some_rows_stay_alone() =>
        Assert.Equal([-1, 1, 0], Assignment.Maximise(3, 2, static (row, column) => Worth[column, row]));

    [Fact]
    public void Moving_equal_sets_onto_each_other_costs_nothing() =>
        Assert.Equal(0, EarthMover.Distance(3, 3, static (row, column) => Math.Abs(row - column)), 1e-9);

    [Fact]
    public void Heavier_things_are_moved_in_parts() =>

        // Two things at 0 and 1 of weight 1/2 onto three at 0, 1 and 2 of weight 1/3: 1/6 goes from 0 to 1, and 1/3 from 1 to 2.
        Assert.Equal(0.5, EarthMover.Distance(2, 3, static (row, column) => Math.Abs(row - column)), 1e-9);

    [Fact]
    public void Sets_of_few_points_are_all_combinations_by_their_largest_index() => Assert.Equal(
        ["01", "02", "12", "03", "13", "23"], PromptSampler.Combinations(4, 2).Select(static set => string.Concat(set)));

    [Fact]
    public void Sets_of_many_points_are_drawn_and_the_same_seed_draws_the_same()
    {
        var options = new MatchingOptions { LeastPoints = 2, MostPoints = 3, Draws = 5 };
        var first = PromptSampler.Sample(20, options, new Random(1)).ToList();

        Assert.Equal(10, first.Count);
        Assert.All(first, static set => Assert.Equal(set.Length, set.Distinct().Count()));
        Assert.Equal(first, PromptSampler.Sample(20, options, new Random(1)));
    }

    [Fact]
    public void Clusters_without_points_stay_where_they_are()
    {
        var settled = KMeans.Settle([[0], [1], [10]], [[0], [9], [50]]);

        Assert.Equal([0.5f, 10, 50], settled.Centres.Select(static centre => centre[0]));
        Assert.Equal([0, 0, 1], settled.Labels);
    }

    [Fact]
    public void Patches_match_when_they_find_back_to_the_object()
    {
        float[][] reference = [[1, 0], [0, 1], [0.8f, 0.6f]];
        float[][] target = [[0, 1], [1, 0], [0.6f, 0.8f]];
        var matches = new PatchMatcher(reference, [true, false, false], target).Match();

        Assert.Equal(1, Assert.Single(matches).Target);
    }

    [Fact]
    public void Masks_far_below_the_best_are_not_merged()
    {
        MaskScore[] scores = [new(0.9, 0, 0), new(0.5, 0, 0), new(0.8, 0, 0)];

        Assert.Equal([0, 2], new MaskMerger(new()).Choose(scores));
        Assert.Equal([0], new MaskMerger(new() { Most = 1 }).Choose(scores));
        Assert.Equal([0], new MaskMerger(new() { LargestDistance = 0.15 }).Choose(scores));
        Assert.Empty(new MaskMerger(new()).Choose([]));
    }
}
