namespace PerSense.Engine.Stages.ScaleTuning;

/// <summary>One step of the training.</summary>
/// <param name="Loss">The loss before the step.</param>
/// <param name="LearningRate">The step's learning rate.</param>
/// <param name="Weights">The weights after the step.</param>
internal sealed record ScaleTuningStep(ScaleTuningGradient Loss, double LearningRate, ScaleWeights Weights);
