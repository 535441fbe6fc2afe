using PerSense.Engine.Models;
using PerSense.Engine.Stages.Instances;

namespace PerSense.Tests.Stages.Instances;

public sealed class VerifierGraderTests
{
    private static readonly CandidateMeasurements Mask = new(0.5, 0.8, 0.7, 0.6, 0.5, 0.7, 0.4, 50, 0.9, 2);
    private static readonly CandidateMeasurements Exemplars = new(0.8, 0.9, 0.9, 0.9, 0.7, 0.9, 0.6, 100, 1, 1);

    [Theory]
    [InlineData("strength", 0)]
    [InlineData("relativeStrength", -0.4700036)]
    [InlineData("predictedIou", 1.3862944)]
    [InlineData("match", 0.8472979)]
    [InlineData("cosine", 0.6)]
    [InlineData("referenceCosine", 0.5)]
    [InlineData("colour", 0.7)]
    [InlineData("referenceColour", 0.4)]
    [InlineData("smaller", 0.6931472)]
    [InlineData("larger", 0)]
    [InlineData("fill", 0.9)]
    [InlineData("elongation", 0.6931472)]
    [InlineData("exemplarStrength", 1.3862944)]
    [InlineData("exemplarCosine", 0.7)]
    [InlineData("exemplarColour", 0.6)]
    [InlineData("bias", 1)]
    public void Each_weight_is_a_factor_on_its_own_measurement(string name, double measurement)
    {
        var parameters = new ModelParameters(new Dictionary<string, double> { ["bias"] = name == "bias" ? 1 : 0, [name] = 1 });
        var grade = new VerifierGrader(VerifierWeights.From(parameters)).Grade(Mask, Exemplars);

        Assert.Equal(measurement, Math.Log(grade / (1 - grade)), 6);
    }

    [Theory]
    [InlineData("bias", "shape", "'shape'")]
    [InlineData("bias", "3", "'3'")]
    [InlineData("fill", "cosine", "'bias'")]
    public void A_missing_bias_and_an_unknown_measurement_are_named(string one, string other, string named)
    {
        var parameters = new ModelParameters(new Dictionary<string, double> { [one] = 1, [other] = 1 });

        Assert.Contains(named, Assert.Throws<ModelCatalogueException>(() => VerifierWeights.From(parameters)).Message, StringComparison.Ordinal);
    }
}
