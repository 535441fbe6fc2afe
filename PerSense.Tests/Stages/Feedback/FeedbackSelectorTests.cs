using PerSense.Engine.Stages.Feedback;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Tests.Stages.Instances;

namespace PerSense.Tests.Stages.Feedback;

public sealed class FeedbackSelectorTests
{
    private static readonly MaskEvidence Initial = Mask(30, 0.5, 0.5);
    private static readonly FeedbackOptions Best = new() { Selection = ExemplarSelection.Best };

    [Fact]
    public void The_best_masks_by_predicted_IoU_follow_the_initial_exemplar_in_the_released_code() => Assert.Equal(
        [30, 10, 20, 0],
        Lefts(Select(Best with { IncludeInitial = true, Ranking = FeedbackRanking.PredictedIou }, Mask(0, 0.9, 0.6), Mask(10, 0.1, 0.9), Mask(20, 0.5, 0.8))));

    [Fact]
    public void The_paper_takes_the_best_masks_alone() => Assert.Equal(
        [10, 20], Lefts(Select(Best with { Exemplars = 2, Ranking = FeedbackRanking.PredictedIou }, Mask(0, 0.9, 0.6), Mask(10, 0.1, 0.9), Mask(20, 0.5, 0.8))));

    [Fact]
    public void Evidence_weighs_predicted_IoU_with_strength() =>
        Assert.Equal([0], Lefts(Select(Best with { Exemplars = 1 }, Mask(10, 0.1, 0.9), Mask(0, 0.9, 0.6))));

    [Fact]
    public void Evidence_weighs_likeness()
    {
        var unlike = Shapes.Evidence(Shapes.Rectangle(10, 0, 8, 8), look: Shapes.Look(angle: 1.2, colour: 3000));

        Assert.Equal([0], Lefts(Select(Best with { Exemplars = 1 }, unlike, Mask(0, 0.6, 0.6))));
    }

    [Fact]
    public void Equal_masks_keep_their_order() =>
        Assert.Equal([20, 0], Lefts(Select(Best with { Exemplars = 2 }, Mask(20, 0.5, 0.5), Mask(0, 0.5, 0.5), Mask(10, 0.5, 0.5))));

    [Fact]
    public void A_near_copy_of_a_better_exemplar_is_passed_over() =>
        Assert.Equal([10, 20], Lefts(Select(Best with { Exemplars = 2, DeduplicateIou = 0.5 }, Mask(10, 0.9, 0.9), Mask(11, 0.8, 0.8), Mask(20, 0.7, 0.7))));

    [Fact]
    public void Without_masks_the_initial_exemplar_goes_on() => Assert.Equal([30], Lefts(Select(Best)));

    [Fact]
    public void Marked_objects_stay_beside_the_full_number_of_others()
    {
        var chosen = new FeedbackSelector(Best with { Exemplars = 2 }, new(8, -4))
            .Select([Initial], areMarked: true, [Mask(0, 0.9, 0.9), Mask(10, 0.8, 0.8), Mask(20, 0.7, 0.7)], Shapes.Look());

        Assert.Equal([30, 0, 10], Lefts(chosen));
    }

    private static IReadOnlyList<MaskEvidence> Select(FeedbackOptions options, params MaskEvidence[] masks) =>
        new FeedbackSelector(options, new(8, -4)).Select([Initial], areMarked: false, masks, Shapes.Look());

    private static MaskEvidence Mask(int left, double strength, double predictedIou) =>
        Shapes.Evidence(Shapes.Rectangle(left, 0, 8, 8), strength, predictedIou);

    private static IEnumerable<int> Lefts(IEnumerable<MaskEvidence> masks) => masks.Select(static mask => (int)mask.Box.Left);
}
