namespace PerSense.Engine.Stages.LocationPriors;

/// <summary>What shows where one sure instance is. A closed choice; where its evidence is missing, the similarity map decides.</summary>
public enum LocationPriorSource
{
    /// <summary>The most confident box of a detector (PerSense, section 3.1).</summary>
    DetectorBox,

    /// <summary>The highest peaks of the density estimated from the reference's own box, weighted by similarity.</summary>
    DensityPeaks,

    /// <summary>The largest similarity (PerSAM).</summary>
    Similarity,
}
