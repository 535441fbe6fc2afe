namespace PerSense.Engine.Stages.InstanceDetection;

/// <summary>How a density map becomes candidates (PerSense's IDM).</summary>
public sealed record InstanceDetectionOptions
{
    /// <summary>What candidates are read from; default all of them.</summary>
    [Option(
        "What candidates are read from: contours of the density map, its peaks, peaks of the centre heat, or several of them.",
        "PerSense, section 3.2; PerSense++ hybrid IDM", IsBasic = true)]
    public CandidateSource Sources { get; init; } = CandidateSource.HeatPeaks | CandidateSource.Contours | CandidateSource.DensityPeaks;

    /// <summary>Grey level, 0..255, that object pixels exceed; null for the estimator's own; default null.</summary>
    [Option(
        "Grey level of the density map (0 to 255) above which a pixel is object; empty for the own value of the counting model.",
        "PerSense code")]
    public int? PixelThreshold { get; init; }

    /// <summary>A contour is composite when its area exceeds the mean by more than this many deviations; default 2 (paper).</summary>
    [Option("A contour is taken for several objects when its area exceeds the mean by this many deviations.", "PerSense, section 3.2")]
    public double CompositeDeviations { get; init; } = 2;

    /// <summary>Share of a composite's largest distance to its edge that its children exceed, 0..1; default 0.5 (released code).</summary>
    [Option("Share of the largest distance to the edge that the parts of such a contour exceed.", "PerSense code")]
    public double ChildDistance { get; init; } = 0.5;

    /// <summary>Where a contour without area puts its candidate; default <see cref="ZeroAreaRule.VertexMean"/>.</summary>
    [Option("Where a contour of a single pixel or line puts its candidate.", "PerSense code")]
    public ZeroAreaRule ZeroArea { get; init; } = ZeroAreaRule.VertexMean;

    /// <summary>Whether a composite with two or more children keeps a candidate of its own (released code); default false.</summary>
    [Option("Keep a candidate for a contour that was split as well.", "PerSense code")]
    public bool KeepCompositeParent { get; init; }

    /// <summary>Least distance of two density peaks in image pixels, at least 1; default 5 (PerSense++).</summary>
    [Option("Least distance of two density peaks in pixels.", "PerSense++ code")]
    public int DensityPeakDistance { get; init; } = 5;

    /// <summary>A density peak exceeds the mean grey level by this many deviations; default 2 (PerSense++).</summary>
    [Option("A density peak exceeds the mean grey level by this many deviations.", "PerSense++ code")]
    public double DensityPeakDeviations { get; init; } = 2;

    /// <summary>Least distance of two heat peaks, in object sides; default 0.25.</summary>
    [Option("Least distance of two heat peaks, in sides of the object.", "Project")]
    public double HeatPeakRadius { get; init; } = 0.25;

    /// <summary>Heat that a peak must exceed, relative to the highest; 0..1; default 0.15.</summary>
    [Option("Height that a heat peak must exceed, as a share of the highest.", "Project")]
    public double HeatPeakShare { get; init; } = 0.15;

    /// <summary>Heat that a peak must exceed whatever the highest is, 0..1; default 0.04.</summary>
    [Option("Height that a heat peak must exceed in any case.", "Project")]
    public double HeatPeakFloor { get; init; } = 0.04;

    /// <summary>
    /// Candidates of different sources nearer than this many image pixels are one; 0 joins only equal pixels (PerSense++); default 5.
    /// </summary>
    [Option("Candidates of different sources nearer than this many pixels become one.", "PerSense++; 0 in its code")]
    public double MergeRadius { get; init; } = 5;

    /// <summary>Whether candidates on one pixel are one candidate, whatever their sources (PerSense++); default true.</summary>
    [Option("Take candidates on one pixel for one.", "PerSense++ code")]
    public bool DistinctPixels { get; init; } = true;

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
