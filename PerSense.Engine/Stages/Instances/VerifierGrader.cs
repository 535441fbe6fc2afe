namespace PerSense.Engine.Stages.Instances;

/// <summary>The learned probability that a mask is an instance.</summary>
internal sealed class VerifierGrader(VerifierWeights weights) : IInstanceGrader
{
    /// <inheritdoc/>
    public double Grade(CandidateMeasurements mask, CandidateMeasurements exemplars)
    {
        var sum = weights.Bias + weights.Terms.Sum(term => term.Weight * Read(term.Measurement, mask, exemplars));
        return 1 / (1 + Math.Exp(-sum));
    }

    private static double Read(VerifierMeasurement measurement, CandidateMeasurements mask, CandidateMeasurements exemplars) => measurement switch
    {
        VerifierMeasurement.Strength => LogOdds.Of(mask.Strength),
        VerifierMeasurement.RelativeStrength => LogOdds.Ratio(mask.Strength, exemplars.Strength),
        VerifierMeasurement.PredictedIou => LogOdds.Of(mask.PredictedIou),
        VerifierMeasurement.Match => LogOdds.Of(mask.Match),
        VerifierMeasurement.Cosine => mask.Cosine,
        VerifierMeasurement.ReferenceCosine => mask.ReferenceCosine,
        VerifierMeasurement.Colour => mask.Colour,
        VerifierMeasurement.ReferenceColour => mask.ReferenceColour,
        VerifierMeasurement.Smaller => Math.Max(0, Math.Log(exemplars.Area / mask.Area)),
        VerifierMeasurement.Larger => Math.Max(0, Math.Log(mask.Area / exemplars.Area)),
        VerifierMeasurement.Fill => mask.Fill,
        VerifierMeasurement.Elongation => Math.Abs(Math.Log(mask.Elongation / exemplars.Elongation)),
        VerifierMeasurement.ExemplarStrength => LogOdds.Of(exemplars.Strength),
        VerifierMeasurement.ExemplarCosine => exemplars.ReferenceCosine,
        VerifierMeasurement.ExemplarColour => exemplars.ReferenceColour,
        _ => throw new ArgumentOutOfRangeException(nameof(measurement), measurement, "There is no such measurement."),
    };
}
