namespace PerSense.Engine.Stages.Similarity;

/// <summary>How the reference signature, the similarity map and the attention guidance are made.</summary>
public sealed record SimilarityOptions
{
    /// <summary>Which feature cells belong to the reference mask; default <see cref="ForegroundRule.CoverageWeighted"/>.</summary>
    [Option("Which cells of the feature grid count as the marked object.", "PerSense code, section 4; paper: cells cropped by the mask")]
    public ForegroundRule ForegroundRule { get; init; } = ForegroundRule.CoverageWeighted;

    /// <summary>Least covered share of a cell for <see cref="ForegroundRule.CoverageAtLeast"/>, 0..1; default 0.5.</summary>
    [Option("Share of a cell that the mark must cover for the rule \"coverage at least\".", "Project")]
    public double LeastCoverage { get; init; } = 0.5;

    /// <summary>
    /// What <see cref="ForegroundRule.RedChannelNormalised"/> takes the mask's red for, 124 to 255: 255 for white masks, 128 for those of
    /// PerSeg; default 255.
    /// </summary>
    [Option("Red value of the mask for the rule of the released code: 255 for white masks, 128 for those of PerSeg.", "PerSAM code")]
    public int MaskRed { get; init; } = 255;

    /// <summary>How the features under the mask become one vector; default <see cref="TargetPooling.MeanRaw"/>.</summary>
    [Option(
        "How the features under the mark become one vector: their mean, half of their maximum, or the mean of unit vectors.",
        "PerSAM code; PerSAM, eq. 4 to 6")]
    public TargetPooling TargetPooling { get; init; } = TargetPooling.MeanRaw;

    /// <summary>On which grid the similarity map is kept; default <see cref="SimilarityResolution.Grid"/>.</summary>
    [Option("Whether the similarity map is kept on the feature grid (fast) or at the size of the image.", "PerSAM code")]
    public SimilarityResolution Resolution { get; init; } = SimilarityResolution.Grid;

    /// <summary>How the map is laid over the decoder's attention; default <see cref="GuidanceFrame.Stretched"/>.</summary>
    [Option("How the similarity map is laid over the attention of the decoder when the image is not square.", "PerSense code")]
    public GuidanceFrame GuidanceFrame { get; init; } = GuidanceFrame.Stretched;

    /// <summary>How similarities become attention; default <see cref="GuidanceSquash.SigmoidZ"/>.</summary>
    [Option("How similarities become attention: a logistic curve, or a softmax over the image.", "PerSAM code; PerSAM, eq. 8")]
    public GuidanceSquash GuidanceSquash { get; init; } = GuidanceSquash.SigmoidZ;

    /// <summary>Whether guidance holds target-guided attention (PerSAM, eq. 8); default true.</summary>
    [Option("Steer the attention of the decoder to similar places, if it takes that.", "PerSAM, eq. 8")]
    public bool GuideAttention { get; init; } = true;

    /// <summary>Whether guidance holds the semantic prompt (PerSAM, eq. 9); default true.</summary>
    [Option("Give the average feature of the marked object to the decoder as a prompt, if it takes that.", "PerSAM, eq. 9")]
    public bool SemanticPrompt { get; init; } = true;

    internal IEnumerable<string> Faults() =>
        [.. OptionCheck.Share("Similarity.LeastCoverage", LeastCoverage), .. OptionCheck.Between("Similarity.MaskRed", MaskRed, 124, 255)];
}
