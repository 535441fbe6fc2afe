namespace PerSense.Engine.Stages.Similarity;

/// <summary>How the reference signature, the similarity map and the attention guidance are made.</summary>
public sealed record SimilarityOptions
{
    /// <summary>Which feature cells belong to the reference mask; default <see cref="ForegroundRule.CoverageWeighted"/>.</summary>
    public ForegroundRule ForegroundRule { get; init; } = ForegroundRule.CoverageWeighted;

    /// <summary>Least covered share of a cell for <see cref="ForegroundRule.CoverageAtLeast"/>, 0..1; default 0.5.</summary>
    public double LeastCoverage { get; init; } = 0.5;

    /// <summary>How the features under the mask become one vector; default <see cref="TargetPooling.MeanRaw"/>.</summary>
    public TargetPooling TargetPooling { get; init; } = TargetPooling.MeanRaw;

    /// <summary>On which grid the similarity map is kept; default <see cref="SimilarityResolution.Grid"/>.</summary>
    public SimilarityResolution Resolution { get; init; } = SimilarityResolution.Grid;

    /// <summary>How the map is laid over the decoder's attention; default <see cref="GuidanceFrame.Stretched"/>.</summary>
    public GuidanceFrame GuidanceFrame { get; init; } = GuidanceFrame.Stretched;

    /// <summary>How similarities become attention; default <see cref="GuidanceSquash.SigmoidZ"/>.</summary>
    public GuidanceSquash GuidanceSquash { get; init; } = GuidanceSquash.SigmoidZ;

    internal IEnumerable<string> Faults() => OptionCheck.Share("Similarity.LeastCoverage", LeastCoverage);
}
