namespace PerSense.Engine.Stages.Instances;

/// <summary>How well a mask meets the acceptance rules.</summary>
/// <param name="Similarity">Probability that this is the marked kind of object, 0..1.</param>
/// <param name="Confidence">0..1; at or above <see cref="InstanceSet.AcceptedConfidence"/> exactly when every rule is met.</param>
internal readonly record struct InstanceGrade(double Similarity, double Confidence);
