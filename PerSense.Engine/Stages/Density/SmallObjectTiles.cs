namespace PerSense.Engine.Stages.Density;

/// <summary>What becomes of CounTR's nine tiles, into which an image with very small objects is cut. A closed choice.</summary>
public enum SmallObjectTiles
{
    /// <summary>Their maps are put together (the authors' own program).</summary>
    Stitched,

    /// <summary>The map of the last one stands for the whole image, stretched (PerSense's released code).</summary>
    LastTile,
}
