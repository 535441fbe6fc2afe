namespace PerSense.Engine.Evaluation.Datasets;

/// <summary>Where the one shown instance of a class comes from.</summary>
public enum Protocol
{
    /// <summary>From the class's reference image, which is not searched itself.</summary>
    CrossImage,

    /// <summary>From the searched image itself; that instance then does not count as found.</summary>
    SameImage,
}
