using PerSense.Engine.Methods.PerSense;
using PerSense.Engine.Stages.Feedback;
using PerSense.Engine.Stages.InstanceDetection;
using PerSense.Engine.Stages.PointPrompts;

namespace PerSense.Engine.Methods.PerSensePlusPlus;

/// <summary>
/// PerSense++ is PerSense with other choices: candidates from peaks too, exemplars of different sizes, oversized masks rejected, and no
/// similarity threshold. Each can be switched separately on either method.
/// </summary>
public static class PerSensePlusPlusPresets
{
    /// <summary>PerSense++'s additions on PerSense's recommended choices.</summary>
    public static PerSenseOptions Recommended { get; } = PerSensePresets.Recommended with
    {
        InstanceDetection = PerSensePresets.Recommended.InstanceDetection with
        {
            Sources = CandidateSource.HeatPeaks | CandidateSource.Contours | CandidateSource.DensityPeaks,
            DistinctPixels = true,
        },
        Feedback = PerSensePresets.Recommended.Feedback with { Selection = ExemplarSelection.Diverse },
        Instances = PerSensePresets.Recommended.Instances with { RejectIrrelevant = true },
    };

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
