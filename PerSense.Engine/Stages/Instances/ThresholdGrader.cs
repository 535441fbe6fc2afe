using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.Instances;

/// <summary>
/// Acceptance by thresholds, turned into one figure: at or above <see cref="InstanceSet.AcceptedConfidence"/> exactly when every rule is met.
/// </summary>
internal sealed class ThresholdGrader(InstanceOptions options, SimilarityCalibration calibration) : IInstanceGrader
{
    /// <inheritdoc/>
    public double Grade(CandidateMeasurements mask, CandidateMeasurements exemplars)
    {
        var likely = calibration.Probability(exemplars.Cosine);
        return Join(
        [
            Rule(mask.Strength, Math.Max(options.StrengthFloor, options.LeastStrength * exemplars.Strength), exemplars.Strength),
            Rule(mask.PredictedIou, options.LeastPredictedIou, 1),
            Rule(calibration.Probability(mask.Cosine), options.LeastSimilarity * likely, likely),
            Rule(mask.Colour, options.LeastColour * exemplars.Colour, exemplars.Colour),
            AreaRule(mask.Area / exemplars.Area),
        ]);
    }

    /// <summary>0.5 at the least accepted value, 1 from the full value on, 0 at 0; linear between.</summary>
    private static double Rule(double value, double least, double full)
    {
        // Some decoders go below 0; a threshold of 0 asks for nothing all the same.
        if (least > 0 && value < least)
        {
            return InstanceSet.AcceptedConfidence * Math.Max(value, 0) / least;
        }

        var share = full > least ? Math.Clamp((value - least) / (full - least), 0, 1) : 1;
        return InstanceSet.AcceptedConfidence + ((1 - InstanceSet.AcceptedConfidence) * share);
    }

    private double AreaRule(double ratio)
    {
        if (options.LargestAreaRatio is not { } largest)
        {
            return 1;
        }

        // Logarithmic: half the area is as far off as twice the area.
        var distance = Math.Abs(Math.Log(ratio)) / Math.Log(largest);
        return distance <= 1 ? 1 - ((1 - InstanceSet.AcceptedConfidence) * distance) : InstanceSet.AcceptedConfidence / distance;
    }

    /// <summary>The worst rule decides while one fails; when all are met, the geometric mean of what each has to spare.</summary>
    private static double Join(ReadOnlySpan<double> grades)
    {
        var (worst, spare) = (1.0, 1.0);
        foreach (var grade in grades)
        {
            worst = Math.Min(worst, grade);
            spare *= Math.Max(grade - InstanceSet.AcceptedConfidence, 0) / (1 - InstanceSet.AcceptedConfidence);
        }

        return worst < InstanceSet.AcceptedConfidence
            ? worst
            : InstanceSet.AcceptedConfidence + ((1 - InstanceSet.AcceptedConfidence) * Math.Pow(spare, 1.0 / grades.Length));
    }
}
