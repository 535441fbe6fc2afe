namespace PerSense.Engine.Stages.Instances;

/// <summary>The learned probability that a mask is an instance.</summary>
internal sealed class VerifierGrader(VerifierWeights weights) : IInstanceGrader
{
    private const double Least = 1e-3;

    /// <inheritdoc/>
    public double Grade(CandidateMeasurements mask, CandidateMeasurements exemplars)
    {
        var sum = weights.Bias + weights.Terms.Sum(term => term.Weight * Read(term.Measurement, mask, exemplars));
        return 1 / (1 + Math.Exp(-sum));
    }

    private static double Read(VerifierMeasurement measurement, CandidateMeasurements mask, CandidateMeasurements exemplars) => measurement switch
    {
        VerifierMeasurement.Strength => LogOdds(mask.Strength),
        VerifierMeasurement.RelativeStrength => Math.Log(Math.Max(mask.Strength, Least) / Math.Max(exemplars.Strength, Least)),
        VerifierMeasurement.PredictedIou => LogOdds(mask.PredictedIou),
        VerifierMeasurement.Match => LogOdds(mask.Match),
        VerifierMeasurement.Cosine => mask.Cosine,
        VerifierMeasurement.ReferenceCosine => mask.ReferenceCosine,
        VerifierMeasurement.Colour => mask.Colour,
        VerifierMeasurement.ReferenceColour => mask.ReferenceColour,
        VerifierMeasurement.Smaller => Math.Max(0, Math.Log(exemplars.Area / mask.Area)),
        VerifierMeasurement.Larger => Math.Max(0, Math.Log(mask.Area / exemplars.Area)),
        VerifierMeasurement.Fill => mask.Fill,
        VerifierMeasurement.Elongation => Math.Abs(Math.Log(mask.Elongation / exemplars.Elongation)),
        VerifierMeasurement.ExemplarStrength => LogOdds(exemplars.Strength),
        VerifierMeasurement.ExemplarCosine => exemplars.ReferenceCosine,
        VerifierMeasurement.ExemplarColour => exemplars.ReferenceColour,
        _ => throw new ArgumentOutOfRangeException(nameof(measurement), measurement, "There is no such measurement."),
    };

    private static double LogOdds(double probability)
    {
        var p = Math.Clamp(probability, Least, 1 - Least);
        return Math.Log(p / (1 - p));
    }
}
