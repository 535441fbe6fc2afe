namespace PerSense.Engine.Stages.PointPrompts;

/// <summary>The count that the adaptive threshold divides by. A closed choice.</summary>
public enum PromptCount
{
    /// <summary>The density map's integral as the estimator gives it (released code with CounTR).</summary>
    Expected,

    /// <summary>The integral rounded up (released code with DSALVANet).</summary>
    ExpectedRoundedUp,

    /// <summary>The number of candidates.</summary>
    Candidates,
}
