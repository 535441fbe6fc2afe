namespace PerSense.Web.Features.Exemplars;

/// <summary>A click on the object (foreground) or beside it, in image pixels.</summary>
public readonly record struct MarkClick(double X, double Y, bool Foreground);
