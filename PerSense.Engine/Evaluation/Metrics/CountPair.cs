namespace PerSense.Engine.Evaluation.Metrics;

/// <summary>The true and the predicted number of objects in one image.</summary>
/// <param name="True">Objects that are there.</param>
/// <param name="Predicted">Objects that were counted; a density map's integral need not be whole.</param>
public readonly record struct CountPair(double True, double Predicted)
{
    /// <summary>Predicted minus true.</summary>
    public double Difference => Predicted - True;
}
