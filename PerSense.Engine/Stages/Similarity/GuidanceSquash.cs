namespace PerSense.Engine.Stages.Similarity;

/// <summary>How similarities become attention. A closed choice.</summary>
public enum GuidanceSquash
{
    /// <summary>The logistic curve of the z-score (released code).</summary>
    SigmoidZ,

    /// <summary>A softmax over all cells (PerSAM's paper, eq. 8).</summary>
    SoftmaxS,
}
