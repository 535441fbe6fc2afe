namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>On which grid masks are measured before they become instances. A closed choice.</summary>
public enum FootprintResolution
{
    /// <summary>The decoder's own low-resolution grid: fast.</summary>
    Grid,

    /// <summary>The image's pixels (released code).</summary>
    Image,
}
