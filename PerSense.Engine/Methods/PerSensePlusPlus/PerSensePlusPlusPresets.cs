using PerSense.Engine.Methods.PerSense;
using PerSense.Engine.Stages.Feedback;
using PerSense.Engine.Stages.InstanceDetection;
using PerSense.Engine.Stages.PointPrompts;

namespace PerSense.Engine.Methods.PerSensePlusPlus;

/// <summary>
/// PerSense++ is PerSense with other choices: candidates from peaks too, exemplars of different sizes, oversized masks rejected, and no
/// similarity threshold. Each can be switched separately on either method; the presets that repeat publications differ by them.
/// </summary>
public static class PerSensePlusPlusPresets
{
    /// <summary>PerSense's recommended choices, which have taken over PerSense++'s additions because they measured best.</summary>
    public static PerSenseOptions Recommended => PerSensePresets.Recommended;

    /// <summary>The released code (December 2025) with its quirks, deterministic.</summary>
    public static PerSenseOptions ReferenceParity { get; } = PerSensePresets.ReferenceParity with
    {
        InstanceDetection = PerSensePresets.ReferenceParity.InstanceDetection with
        {
            Sources = CandidateSource.Contours | CandidateSource.DensityPeaks,
            DistinctPixels = true,
        },
        PointPrompts = PerSensePresets.ReferenceParity.PointPrompts with { Threshold = PromptThreshold.None, Fallback = PromptFallback.BothPasses },
        Feedback = PerSensePresets.ReferenceParity.Feedback with
        {
            Selection = ExemplarSelection.Diverse,
            Diversity = new() { MisalignedSimilarity = true, BoundAreaTerm = false },
        },
        Instances = PerSensePresets.ReferenceParity.Instances with { RejectIrrelevant = true, KeepUnconfirmed = false },
    };
}
