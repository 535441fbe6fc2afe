namespace PerSense.Engine.Imaging.Operations;

/// <summary>Which borders of a mask are wanted, and how they are ordered.</summary>
public enum ContourRetrieval
{
    /// <summary>The outer borders of regions that no other region surrounds (OpenCV's RETR_EXTERNAL).</summary>
    External,

    /// <summary>Every border, without saying what surrounds what (RETR_LIST).</summary>
    All,

    /// <summary>Every region's outer border, each followed by its holes (RETR_CCOMP).</summary>
    RegionsAndHoles,

    /// <summary>Every border under the one that directly surrounds it (RETR_TREE).</summary>
    Tree,
}
