namespace PerSense.Engine.Stages.LocationPriors;

/// <summary>Which point of a detector's box is the prior. A closed choice.</summary>
public enum BoxPoint
{
    /// <summary>Its centre (released code).</summary>
    Centre,

    /// <summary>The pixel with the largest similarity inside it (paper, eq. 2).</summary>
    LargestSimilarity,
}
