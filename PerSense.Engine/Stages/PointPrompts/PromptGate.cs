namespace PerSense.Engine.Stages.PointPrompts;

/// <summary>Whether candidates must lie in a detector's box. A closed choice.</summary>
public enum PromptGate
{
    /// <summary>No gate (paper, third version).</summary>
    None,

    /// <summary>In at least one box of the "all ..." phrase, when there is a detector and a class label (released code).</summary>
    DetectorBoxes,
}
