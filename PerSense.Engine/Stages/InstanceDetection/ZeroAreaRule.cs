namespace PerSense.Engine.Stages.InstanceDetection;

/// <summary>Where a contour without area (one pixel, a line) puts its candidate. A closed choice.</summary>
public enum ZeroAreaRule
{
    /// <summary>At the mean of its corners.</summary>
    VertexMean,

    /// <summary>At the image's first pixel: what the released code's division gives.</summary>
    Origin,
}
