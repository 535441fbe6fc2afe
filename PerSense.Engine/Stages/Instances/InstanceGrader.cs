using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.Instances;

/// <summary>Turns the acceptance rules into one confidence: 0.5 means that the rule nearest to failing is just met.</summary>
internal sealed class InstanceGrader(InstanceOptions options, SimilarityCalibration calibration)
{
    /// <summary>Grades a mask.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="target">What it is compared with.</param>
    public InstanceGrade Grade(MaskEvidence mask, AcceptanceTarget target)
    {
        var similarity = calibration.Probability(mask.Appearance.CosineTo(target.Appearance));
        Span<double> grades =
        [
            Rule(mask.Strength, Math.Max(options.StrengthFloor, options.LeastStrength * target.Strength), target.Strength),
            Rule(mask.PredictedIou, options.LeastPredictedIou, 1),
            Rule(similarity, options.LeastSimilarity * target.Similarity, target.Similarity),
            Rule(mask.Appearance.Colour.Likeness(target.Appearance.Colour), options.LeastColour * target.Colour, target.Colour),
            AreaRule(mask.Area / target.Area),
        ];
        return new(similarity, Join(grades));
    }

    /// <summary>0.5 at the least accepted value, 1 from the full value on, 0 at 0; linear between.</summary>
    private static double Rule(double value, double least, double full)
    {
        if (value < least)
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
