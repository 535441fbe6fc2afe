namespace PerSense.Web.Features.Exemplars;

/// <summary>A point of a mark, in image pixels.</summary>
public readonly record struct MarkPoint(double X, double Y);
