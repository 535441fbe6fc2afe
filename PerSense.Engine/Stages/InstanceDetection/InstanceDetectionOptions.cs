namespace PerSense.Engine.Stages.InstanceDetection;

/// <summary>How a density map becomes candidates (PerSense's IDM).</summary>
public sealed record InstanceDetectionOptions
{
    /// <summary>What candidates are read from; default <see cref="CandidateSource.HeatPeaks"/>.</summary>
    public CandidateSource Sources { get; init; } = CandidateSource.HeatPeaks;

    /// <summary>Grey level, 0..255, that object pixels exceed; null for the estimator's own; default null.</summary>
    public int? PixelThreshold { get; init; }

    /// <summary>A contour is composite when its area exceeds the mean by more than this many deviations; default 2 (paper).</summary>
    public double CompositeDeviations { get; init; } = 2;

    /// <summary>Share of a composite's largest distance to its edge that its children exceed, 0..1; default 0.5 (released code).</summary>
    public double ChildDistance { get; init; } = 0.5;

    /// <summary>Where a contour without area puts its candidate; default <see cref="ZeroAreaRule.VertexMean"/>.</summary>
    public ZeroAreaRule ZeroArea { get; init; } = ZeroAreaRule.VertexMean;

    /// <summary>Whether a composite with two or more children keeps a candidate of its own (released code); default false.</summary>
    public bool KeepCompositeParent { get; init; }

    /// <summary>Least distance of two density peaks in image pixels, at least 1; default 5 (PerSense++).</summary>
    public int DensityPeakDistance { get; init; } = 5;

    /// <summary>A density peak exceeds the mean grey level by this many deviations; default 2 (PerSense++).</summary>
    public double DensityPeakDeviations { get; init; } = 2;

    /// <summary>Least distance of two heat peaks, in object sides; default 0.25.</summary>
    public double HeatPeakRadius { get; init; } = 0.25;

    /// <summary>Heat that a peak must exceed, relative to the highest; 0..1; default 0.15.</summary>
    public double HeatPeakShare { get; init; } = 0.15;

    /// <summary>Heat that a peak must exceed whatever the highest is, 0..1; default 0.04.</summary>
    public double HeatPeakFloor { get; init; } = 0.04;

    /// <summary>
    /// Candidates of different sources nearer than this many image pixels are one; 0 joins only equal pixels (PerSense++); default 5.
    /// </summary>
    public double MergeRadius { get; init; } = 5;

    internal IEnumerable<string> Faults() =>
    [
        .. Sources == default ? ["InstanceDetection.Sources must name at least one source."] : Enumerable.Empty<string>(),
        .. OptionCheck.AtLeast("InstanceDetection.PixelThreshold", PixelThreshold, 0),
        .. OptionCheck.NotNegative("InstanceDetection.CompositeDeviations", CompositeDeviations),
        .. OptionCheck.Share("InstanceDetection.ChildDistance", ChildDistance),
        .. OptionCheck.AtLeast("InstanceDetection.DensityPeakDistance", DensityPeakDistance, 1),
        .. OptionCheck.NotNegative("InstanceDetection.DensityPeakDeviations", DensityPeakDeviations),
        .. OptionCheck.Positive("InstanceDetection.HeatPeakRadius", HeatPeakRadius),
        .. OptionCheck.Share("InstanceDetection.HeatPeakShare", HeatPeakShare),
        .. OptionCheck.Share("InstanceDetection.HeatPeakFloor", HeatPeakFloor),
        .. OptionCheck.NotNegative("InstanceDetection.MergeRadius", MergeRadius),
    ];
}
