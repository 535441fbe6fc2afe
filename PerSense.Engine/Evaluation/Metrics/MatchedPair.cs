namespace PerSense.Engine.Evaluation.Metrics;

/// <summary>A true and a predicted instance that match.</summary>
/// <param name="Truth">Label of the true instance, above 0.</param>
/// <param name="Predicted">Label of the predicted instance, above 0.</param>
/// <param name="Iou">Intersection over union of their pixels, 0..1.</param>
public readonly record struct MatchedPair(int Truth, int Predicted, double Iou);
