namespace PerSense.Engine.Stages.Instances;

/// <summary>One summand of the learned choice.</summary>
/// <param name="Measurement">What is read.</param>
/// <param name="Weight">The factor on it.</param>
public readonly record struct VerifierTerm(VerifierMeasurement Measurement, double Weight);
