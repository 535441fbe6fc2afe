namespace PerSense.Web.Features.Runs;

/// <summary>A new setting of the confidence slider.</summary>
internal sealed record ThresholdChange(double Threshold);
