using PerSense.Engine.Evaluation.Metrics;

namespace PerSense.Tests.Evaluation;

public class InstanceMatchingTests
{
    [Fact]
    public void Equal_maps_match_completely_whatever_the_labels_are()
    {
        var match = InstanceMatching.Match(Maps.Labels("11.22"), Maps.Labels("77.33"));

        Assert.Equal(new InstanceMatch(2, 2, 2), match);
        Assert.Equal([(1, 7), (2, 3)], InstanceMatching.Pair(Maps.Labels("11.22"), Maps.Labels("77.33")).Select(static pair => (pair.Truth, pair.Predicted)));
        Assert.Equal(1, match.F1);
        Assert.Equal(0, match.CountError);
    }

    [Fact]
    public void An_iou_of_exactly_a_half_is_a_match_and_less_is_not()
    {
        Assert.Equal(1, InstanceMatching.Match(Maps.Labels("1111"), Maps.Labels("11..")).Hits);
        Assert.Equal(0, InstanceMatching.Match(Maps.Labels("11111"), Maps.Labels("11...")).Hits);
    }

    [Fact]
    public void A_true_instance_split_in_two_is_found_once()
    {
        var match = InstanceMatching.Match(Maps.Labels("1111"), Maps.Labels("1122"));

        Assert.Equal(new InstanceMatch(1, 1, 2), match);
        Assert.Equal(2.0 / 3, match.F1);
        Assert.Equal(1, match.CountError);
    }

    [Fact]
    public void The_better_pair_is_taken_first()
    {
        // At a threshold of 0.2 prediction 1 fits truth 1 (IoU 2/5) and truth 2 (3/4); taking 2 leaves truth 1 to prediction 2 (1/4 of it).
        var match = InstanceMatching.Match(Maps.Labels("111222"), Maps.Labels("211122"), 0.2);

        Assert.Equal(2, match.Hits);
    }

    [Fact]
    public void The_count_error_has_no_meaning_without_a_true_instance()
    {
        var match = InstanceMatching.Match(Maps.Labels("..."), Maps.Labels("11."));

        Assert.Null(match.CountError);
        Assert.Equal(0, match.F1);
    }

    [Fact]
    public void Maps_of_different_sizes_are_refused()
    {
        var fault = Assert.Throws<ArgumentException>(() => InstanceMatching.Match(Maps.Labels("111"), Maps.Labels("11")));

        Assert.Contains("2 x 1", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_exemplar_neither_it_nor_what_covers_it_counts()
    {
        var comparison = new LabelComparison(Maps.Labels("1112.3"), Maps.Labels("5566.7")).Without(1);

        Assert.Equal([0, 0, 0, 2, 0, 3], comparison.Truth.Labels.ToArray());
        Assert.Equal([0, 0, 6, 6, 0, 7], comparison.Predicted.Labels.ToArray());
    }

    [Fact]
    public void Of_two_predictions_that_cover_the_exemplar_equally_the_smaller_label_goes()
    {
        var comparison = new LabelComparison(Maps.Labels("1111"), Maps.Labels("9944")).Without(1);

        Assert.Equal([9, 9, 0, 0], comparison.Predicted.Labels.ToArray());
    }

    [Fact]
    public void An_exemplar_that_was_not_found_leaves_the_predictions_alone()
    {
        var comparison = new LabelComparison(Maps.Labels("11.2"), Maps.Labels("...4")).Without(1);

        Assert.Equal([0, 0, 0, 4], comparison.Predicted.Labels.ToArray());
    }
}
