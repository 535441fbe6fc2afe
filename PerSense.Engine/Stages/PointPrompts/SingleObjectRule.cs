namespace PerSense.Engine.Stages.PointPrompts;

/// <summary>What the adaptive threshold does when exactly one object is expected. A closed choice.</summary>
public enum SingleObjectRule
{
    /// <summary>Half the largest similarity (released code).</summary>
    HalfMax,

    /// <summary>Only the candidate with the largest similarity (paper, section 3.3).</summary>
    ArgMaxOnly,
}
