using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.PerSam;

/// <summary>The named sets of options of PerSAM.</summary>
public static class PerSamPresets
{
    /// <summary>The defaults of every option: one object.</summary>
    public static PerSamOptions Recommended { get; } = new();

    /// <summary>As many objects as there are places like the marked one.</summary>
    public static PerSamOptions Several { get; } = new() { Objects = new() { Most = 100 } };

    /// <summary>The released code with its quirks.</summary>
    public static PerSamOptions ReferenceParity { get; } = new()
    {
        Similarity = new() { ForegroundRule = ForegroundRule.RedChannelNormalised, MaskRed = 128, Resolution = SimilarityResolution.Image },
        Refinement = new() { KeepBetter = false },
    };

    /// <summary>The paper (arXiv 2305.03048) where it differs from the released code; the code's ways elsewhere.</summary>
    public static PerSamOptions Paper { get; } = ReferenceParity with
    {
        Similarity = new()
        {
            ForegroundRule = ForegroundRule.CoverageAtLeast,
            TargetPooling = TargetPooling.MeanOfUnit,
            Resolution = SimilarityResolution.Image,
            GuidanceSquash = GuidanceSquash.SoftmaxS,
        },
    };
}
