namespace PerSense.Web.Canvas;

/// <summary>A stored run that a canvas shows.</summary>
/// <param name="Threshold">Where the confidence slider stands.</param>
/// <param name="ExpectedCount">The density map's integral; null for a method without one.</param>
public sealed record CanvasRun(Guid Id, double Threshold, double? ExpectedCount);
