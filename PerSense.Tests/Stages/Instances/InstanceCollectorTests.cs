using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Tests.Stages.Instances;

public sealed class InstanceCollectorTests
{
    private static readonly InstanceOptions Rules = new() { Choice = InstanceChoice.Thresholds, ConfidenceFloor = 0 };
    private static readonly CandidateMeasurements Exemplars = new(0.9, 0.9, 0.9, 1, 1, 1, 1, 100, 1, 1);
    private static readonly VerifierWeights ByStrength = new(0, [new(VerifierMeasurement.Strength, 1)]);

    [Fact]
    public void Masks_apart_are_all_instances_the_most_confident_first()
    {
        var set = Collect(Rules, (Shapes.Rectangle(0, 0, 10, 10), 0.8), (Shapes.Rectangle(20, 0, 10, 10), 0.9), (Shapes.Rectangle(0, 20, 10, 10), 0.7));

        Assert.Equal([20, 0, 0], set.Items.Select(static one => one.Mask.Left));
        Assert.Equal(3, set.Count);
        Assert.Equal(0, set.RemovedDuplicates);
    }

    [Fact]
    public void Of_two_masks_that_overlap_much_the_more_confident_stays_and_the_other_is_counted()
    {
        var set = Collect(Rules, (Shapes.Rectangle(0, 0, 10, 10), 0.7), (Shapes.Rectangle(2, 0, 10, 10), 0.9));

        Assert.Equal(2, Assert.Single(set.Items).Mask.Left);
        Assert.Equal(1, set.RemovedDuplicates);
    }

    [Fact]
    public void A_small_mask_inside_a_better_one_is_a_duplicate() =>
        Assert.Equal(1, Collect(Rules, (Shapes.Rectangle(0, 0, 12, 12), 0.9), (Shapes.Rectangle(3, 3, 6, 6), 0.8)).RemovedDuplicates);

    [Fact]
    public void Neighbours_that_touch_slightly_are_no_duplicates() =>
        Assert.Equal(2, Collect(Rules, (Shapes.Rectangle(0, 0, 10, 10), 0.9), (Shapes.Rectangle(8, 0, 10, 10), 0.8)).Count);

    [Fact]
    public void Duplicates_stay_when_the_options_say_so() => Assert.Equal(
        2,
        Collect(
            Rules with { DuplicateIou = null, DuplicateContainment = null },
            (Shapes.Rectangle(0, 0, 10, 10), 0.9),
            (Shapes.Rectangle(0, 0, 10, 10), 0.8)).Count);

    [Fact]
    public void Masks_below_acceptance_are_kept_for_the_slider_down_to_the_floor()
    {
        var masks = new[] { (Shapes.Rectangle(0, 0, 10, 10), 0.9), (Shapes.Rectangle(20, 0, 10, 10), 0.3), (Shapes.Rectangle(0, 20, 10, 10), 0.05) };
        var set = Collect(Rules with { ConfidenceFloor = 0.25 }, masks);

        Assert.Equal(2, set.Items.Count);
        Assert.Equal(1, set.Count);
    }

    [Fact]
    public void A_marked_object_outranks_every_mask()
    {
        var collector = Collector(Rules, null);
        collector.AddMarked(Shapes.Evidence(Shapes.Rectangle(0, 0, 10, 10), predictedIou: 0.2), Shapes.Rectangle(0, 0, 10, 10));
        Add(collector, Shapes.Rectangle(1, 0, 10, 10), 0.9);
        var set = collector.Finish(Exemplars);

        Assert.Equal(0, Assert.Single(set.Items).Mask.Left);
        Assert.Equal(1, set.Items[0].Confidence);
    }

    [Fact]
    public void The_verifier_accepts_relative_to_the_best_masks()
    {
        // By strength alone the grades are 0.8, 0.8, 0.41 and 0.39; half of the best two's mean is 0.4.
        var options = new InstanceOptions { VerifierBest = 2, VerifierCut = 0.5, ConfidenceFloor = 0.25 };
        var collector = Collector(options, ByStrength);
        foreach (var (left, strength) in new[] { (0, 0.8), (10, 0.8), (20, 0.41), (30, 0.39) })
        {
            Add(collector, Shapes.Rectangle(left, 0, 9, 9), strength);
        }

        var set = collector.Finish(Exemplars);
        Assert.Equal(3, set.Count);
        Assert.Equal(4, set.Items.Count);
        Assert.Equal(0.5 * 0.39 / 0.4, set.Items[3].Confidence, 9);
    }

    [Fact]
    public void Among_poor_masks_alone_the_verifier_accepts_none()
    {
        var collector = Collector(new() { VerifierFloor = 0.2, VerifierCut = 0.5, ConfidenceFloor = 0 }, ByStrength);
        Add(collector, Shapes.Rectangle(0, 0, 9, 9), 0.09);

        Assert.Equal(0, collector.Finish(Exemplars).Count);
    }

    [Fact]
    public void A_mask_that_vanishes_at_full_resolution_is_no_instance()
    {
        var collector = Collector(Rules, null);
        collector.Add(Shapes.Evidence(Shapes.Rectangle(0, 0, 10, 10)), static _ => null);

        Assert.Empty(collector.Finish(Exemplars).Items);
    }

    [Fact]
    public void The_preview_shows_the_latest_accepted_masks_only()
    {
        var collector = Collector(Rules, null);
        Add(collector, Shapes.Rectangle(0, 0, 10, 10), 0.9);
        Add(collector, Shapes.Rectangle(12, 0, 10, 10), 0.9);
        Add(collector, Shapes.Rectangle(24, 0, 10, 10), 0.1);

        Assert.Equal(12, Assert.Single(collector.Preview(2, Exemplars)).Mask.Left);
    }

    [Fact]
    public void A_set_verifier_has_the_last_word_on_what_is_plausible()
    {
        var set = Judged(new() { KeepCandidates = true }).Finish(Exemplars);

        Assert.Equal([10], set.Accepted.Select(static one => one.Mask.Left));
        Assert.Equal([0, 10, 20], set.Candidates!.Masks.Select(static one => one.Left)); // the fourth is implausible by itself
    }

    [Fact]
    public void Options_can_keep_the_set_verifier_out()
    {
        var set = Judged(new() { Together = false }).Finish(Exemplars);

        Assert.Equal([0, 10, 20], set.Accepted.Select(static one => one.Mask.Left));
        Assert.Null(set.Candidates);
    }

    [Fact]
    public void Nothing_plausible_leaves_nothing_to_judge()
    {
        var collector = new InstanceCollector(new() { KeepCandidates = true }, ByStrength, new(8, -4), new(Shapes.Look(), Shapes.Look()), new Stubborn([]));
        Add(collector, Shapes.Rectangle(0, 0, 9, 9), 0.001);

        Assert.Empty(collector.Finish(Exemplars).Accepted);
    }

    /// <summary>Four masks, falling in strength, and a set verifier that wants only the second.</summary>
    private static InstanceCollector Judged(InstanceOptions options)
    {
        var collector = new InstanceCollector(options, ByStrength, new(8, -4), new(Shapes.Look(), Shapes.Look()), new Stubborn([0.1f, 0.9f, 0.1f]));
        foreach (var (left, strength) in new[] { (0, 0.9), (10, 0.8), (20, 0.7), (30, 0.001) })
        {
            Add(collector, Shapes.Rectangle(left, 0, 9, 9), strength);
        }

        return collector;
    }

    private static InstanceSet Collect(InstanceOptions options, params (PlacedMask Mask, double Strength)[] masks)
    {
        var collector = Collector(options, null);
        foreach (var (mask, strength) in masks)
        {
            Add(collector, mask, strength);
        }

        return collector.Finish(Exemplars);
    }

    private static InstanceCollector Collector(InstanceOptions options, VerifierWeights? verifier) =>
        new(options, verifier, new(8, -4), new(Shapes.Look(), Shapes.Look()));

    private static void Add(InstanceCollector collector, PlacedMask mask, double strength) =>
        collector.Add(Shapes.Evidence(mask, strength), (MaskEvidence _) => mask);

    private sealed class Stubborn(float[] verdicts) : ISetVerifier
    {
        public IReadOnlyList<float> Judge(CandidateTable table, CancellationToken cancellationToken)
        {
            Assert.Equal(verdicts.Length, table.Masks.Count);
            return verdicts;
        }
    }
}
