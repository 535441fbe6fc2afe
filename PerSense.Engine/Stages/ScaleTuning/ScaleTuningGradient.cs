namespace PerSense.Engine.Stages.ScaleTuning;

/// <summary>The loss at some weights and where it falls.</summary>
/// <param name="Dice">Dice loss, 0..1.</param>
/// <param name="Focal">Mean focal loss, 0 or more.</param>
/// <param name="Slope">The derivative of their sum by each learned weight.</param>
internal sealed record ScaleTuningGradient(double Dice, double Focal, IReadOnlyList<double> Slope);
