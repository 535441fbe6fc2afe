namespace PerSense.Engine.Stages.PointPrompts;

/// <summary>Whether candidates must lie in a detector's box. A closed choice.</summary>
public enum PromptGate
{
    /// <summary>No gate (paper, third version).</summary>
    None,

    /// <summary>In at least one box of the "all ..." phrase, when there is a detector and a class label (released code).</summary>
    DetectorBoxes,

    /// <summary>
    /// The same; where no detector can be asked, in at least one box of what density and similarity together show to be like the exemplars.
    /// </summary>
    DetectorOrExemplarBoxes,
}
