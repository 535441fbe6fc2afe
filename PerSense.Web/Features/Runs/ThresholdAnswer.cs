namespace PerSense.Web.Features.Runs;

/// <summary>The setting as stored, and the count by masks at it.</summary>
internal sealed record ThresholdAnswer(double Threshold, int Count);
