using PerSense.Engine.Methods.Personalisation;
using PerSense.Engine.Stages.ScaleTuning;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.PerSamF;

/// <summary>The named sets of options of PerSAM-F.</summary>
public static class PerSamFPresets
{
    /// <summary>The defaults of every option: one object.</summary>
    public static PerSamFOptions Recommended { get; } = new();

    /// <summary>As many objects as there are places like the marked one (the paper's multi-object algorithm).</summary>
    public static PerSamFOptions Several { get; } = new() { Objects = new() { Most = 100 } };

    /// <summary>The released code with its quirks.</summary>
    public static PerSamFOptions ReferenceParity { get; } = new()
    {
        Similarity = new()
        {
            ForegroundRule = ForegroundRule.RedChannelNormalised,
            MaskRed = 128,
            TargetPooling = TargetPooling.HalfMaxHalfMean,
            Resolution = SimilarityResolution.Image,
        },
        ScaleTuning = new() { Resolution = ScaleTuningResolution.Image },
        Refinement = new() { FromMask = false, BoxRounds = 2, KeepBetter = false },
    };

    /// <summary>The released multi-object script: found objects are painted black, and the image is encoded anew for each of up to ten.</summary>
    public static PerSamFOptions SeveralReferenceParity { get; } = ReferenceParity with
    {
        ScaleTuning = new() { Resolution = ScaleTuningResolution.Image, Steps = 200 },
        Objects = new() { Most = 10, StopSimilarity = -1, Found = FoundObjectRule.RepaintAndReencode },
    };
}
