namespace PerSense.Engine.Stages.Similarity;

/// <summary>Which feature cells belong to a mask (PerSense code, section 16 row 16 of the specification). A closed choice.</summary>
public enum ForegroundRule
{
    /// <summary>Every cell, weighted by the share of it that the mask covers.</summary>
    CoverageWeighted,

    /// <summary>Cells of which the mask covers at least <see cref="SimilarityOptions.LeastCoverage"/>; the best covered one when none is.</summary>
    CoverageAtLeast,

    /// <summary>
    /// The released code: the mask is resized and normalised like a picture and a cell counts when the mean of its four central samples
    /// of the red channel exceeds 123.675. Only for encoders of a fixed longest side with feature cells 16 input pixels wide.
    /// </summary>
    RedChannelNormalised,
}
