namespace PerSense.Engine.Stages.Similarity;

/// <summary>The logistic curve from a cosine to the probability of "same kind of object": <c>sigmoid(Slope * cosine + Offset)</c>.</summary>
/// <param name="Slope">Factor on the cosine.</param>
/// <param name="Offset">Added after the factor.</param>
public readonly record struct SimilarityCalibration(double Slope, double Offset)
{
    /// <summary>The probability for a cosine.</summary>
    /// <param name="cosine">A cosine, -1..1.</param>
    public double Probability(double cosine) => 1 / (1 + Math.Exp(-((Slope * cosine) + Offset)));
}
