namespace PerSense.Engine.Stages.Similarity;

/// <summary>How the features under a mask become one vector. A closed choice.</summary>
public enum TargetPooling
{
    /// <summary>The mean of the raw features (PerSAM's code).</summary>
    MeanRaw,

    /// <summary>Half the largest entry of each channel plus half its mean (PerSAM-F's code).</summary>
    HalfMaxHalfMean,

    /// <summary>The mean of the features scaled to length 1 (PerSAM's paper, eq. 4 to 6).</summary>
    MeanOfUnit,
}
