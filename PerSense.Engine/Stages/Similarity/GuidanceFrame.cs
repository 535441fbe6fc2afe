namespace PerSense.Engine.Stages.Similarity;

/// <summary>How the similarity map is laid over a decoder's attention grid. A closed choice.</summary>
public enum GuidanceFrame
{
    /// <summary>The image is stretched over the whole square, padding included (released code).</summary>
    Stretched,

    /// <summary>The image covers the cells that show it; padding gets the least similarity.</summary>
    PaddedSquare,
}
