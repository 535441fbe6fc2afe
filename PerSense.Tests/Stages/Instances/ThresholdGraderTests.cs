using PerSense.Engine.Stages.Instances;

namespace PerSense.Tests.Stages.Instances;

public sealed class ThresholdGraderTests
{
    private static readonly CandidateMeasurements Exemplars = new(0.8, 0.9, 0.9, 1, 1, 0.9, 0.9, 100, 1, 1);
    private static readonly InstanceOptions Options = new()
    {
        LeastStrength = 0.4,
        LeastPredictedIou = 0.15,
        LeastSimilarity = 0.7,
        LeastColour = 0.5,
        LargestAreaRatio = 6,
    };

    private readonly ThresholdGrader _grader = new(Options, new(2, 0));

    [Fact]
    public void A_mask_like_the_exemplars_is_certain() => Assert.Equal(1, _grader.Grade(Exemplars with { PredictedIou = 1 }, Exemplars), 9);

    [Theory]
    [InlineData(0.32, 0.9, 100, 0.9)]
    [InlineData(0.8, 0.15, 100, 0.9)]
    [InlineData(0.8, 0.9, 600, 0.9)]
    [InlineData(0.8, 0.9, 100 / 6.0, 0.9)]
    [InlineData(0.8, 0.9, 100, 0.45)]
    public void A_mask_at_any_single_threshold_is_just_accepted(double strength, double predictedIou, double area, double colour)
    {
        var mask = Exemplars with { Strength = strength, PredictedIou = predictedIou, Area = area, Colour = colour };

        Assert.Equal(0.5, _grader.Grade(mask, Exemplars), 3);
    }

    [Theory]
    [InlineData(0.31, 0.9, 100, 0.9)]
    [InlineData(0.8, 0.14, 100, 0.9)]
    [InlineData(0.8, 0.9, 620, 0.9)]
    [InlineData(0.8, 0.9, 100, 0.44)]
    public void A_mask_below_any_single_threshold_is_not_accepted(double strength, double predictedIou, double area, double colour)
    {
        var mask = Exemplars with { Strength = strength, PredictedIou = predictedIou, Area = area, Colour = colour };

        Assert.InRange(_grader.Grade(mask, Exemplars), 0.25, 0.4999);
    }

    [Fact]
    public void Similarity_counts_as_a_probability()
    {
        // The exemplars' cosine of 1 is a probability of 0.881 under this calibration; 0.7 of that is a cosine of 0.237.
        Assert.InRange(_grader.Grade(Exemplars with { Cosine = 0.24 }, Exemplars), 0.5, 1);
        Assert.InRange(_grader.Grade(Exemplars with { Cosine = 0.23 }, Exemplars), 0, 0.4999);
    }

    [Fact]
    public void Without_thresholds_every_mask_is_accepted()
    {
        var options = PerSense.Engine.Methods.PerSense.PerSensePresets.ReferenceParity.Instances;
        var poor = new CandidateMeasurements(0, 0, 0, -1, -1, 0, 0, 1, 0, 1);

        Assert.InRange(new ThresholdGrader(options, new(2, 0)).Grade(poor, Exemplars), 0.5, 1);
    }
}
