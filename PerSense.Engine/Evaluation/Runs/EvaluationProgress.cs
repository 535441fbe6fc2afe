namespace PerSense.Engine.Evaluation.Runs;

/// <summary>An image has been evaluated.</summary>
/// <param name="Image">What came of it.</param>
/// <param name="Done">Images done.</param>
/// <param name="Total">Images of the whole run.</param>
public sealed record EvaluationProgress(ImageReport Image, int Done, int Total);
