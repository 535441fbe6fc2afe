namespace PerSense.Engine.Methods;

/// <summary>The stages of a run, in the order of the data flow; behind them those that only some methods have.</summary>
public enum StageKind
{
    /// <summary>Image to embedding.</summary>
    Encoding,

    /// <summary>Reference signature and similarity map.</summary>
    Similarity,

    /// <summary>Where one sure instance is.</summary>
    LocationPrior,

    /// <summary>The boxes that the counter is shown.</summary>
    Exemplars,

    /// <summary>Objects per cell.</summary>
    Density,

    /// <summary>Density map to candidates (IDM).</summary>
    InstanceDetection,

    /// <summary>Candidates to prompts (PPSM).</summary>
    PointPrompts,

    /// <summary>Prompts to masks.</summary>
    MaskDecoding,

    /// <summary>The best masks become the next exemplars.</summary>
    Feedback,

    /// <summary>Masks to instances: duplicates removed, confidence given.</summary>
    Instances,

    /// <summary>Words or the maps of the reference to boxes.</summary>
    Grounding,

    /// <summary>Patches of the reference to patches of the image (Matcher).</summary>
    Matching,

    /// <summary>How much part, object and whole weigh (PerSAM-F).</summary>
    ScaleTuning,
}
