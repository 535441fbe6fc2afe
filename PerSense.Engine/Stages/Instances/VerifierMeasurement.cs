namespace PerSense.Engine.Stages.Instances;

/// <summary>What the learned choice among candidates may read. "Exemplars" are the best masks of the pass; likeness is to them unless said otherwise.</summary>
public enum VerifierMeasurement
{
    /// <summary>Log odds of the candidate's strength.</summary>
    Strength,

    /// <summary>Logarithm of the strength over the exemplars'.</summary>
    RelativeStrength,

    /// <summary>Log odds of the predicted IoU.</summary>
    PredictedIou,

    /// <summary>Log odds of the decoder's own probability of a good mask of what is looked for.</summary>
    Match,

    /// <summary>Cosine to the middle of exemplars and reference.</summary>
    Cosine,

    /// <summary>Cosine to the reference alone.</summary>
    ReferenceCosine,

    /// <summary>Colour likeness to the middle of exemplars and reference.</summary>
    Colour,

    /// <summary>Colour likeness to the reference alone.</summary>
    ReferenceColour,

    /// <summary>Logarithm by which the area falls short of the exemplars', 0 when it does not.</summary>
    Smaller,

    /// <summary>Logarithm by which the area exceeds the exemplars', 0 when it does not.</summary>
    Larger,

    /// <summary>Share of the cells that might be inside which are.</summary>
    Fill,

    /// <summary>Absolute logarithm of the ratio between the mask's elongation and the exemplars'.</summary>
    Elongation,

    /// <summary>Log odds of the exemplars' strength.</summary>
    ExemplarStrength,

    /// <summary>The exemplars' cosine to the reference.</summary>
    ExemplarCosine,

    /// <summary>The exemplars' colour likeness to the reference.</summary>
    ExemplarColour,
}
