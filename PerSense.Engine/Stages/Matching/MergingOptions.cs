namespace PerSense.Engine.Stages.Matching;

/// <summary>How masks are scored, filtered and merged (Matcher, section 3.3; specification sections 5 and 6).</summary>
public sealed record MergingOptions
{
    /// <summary>Weight of the earth mover's score; default 1.</summary>
    [Option("Weight of how little the object must be changed to become the mask.", "Matcher, eq. 5")]
    public double Alpha { get; init; } = 1;

    /// <summary>
    /// Most patches of either side of the earth mover's distance, at least 8; where there are more, every n-th stands for its neighbours;
    /// default 48. The exact distance costs the cube of the patches, for each of hundreds of masks.
    /// </summary>
    [Option("Most patches that the earth mover's distance is taken between; more are exact but slow.", "Project; all patches in Matcher")]
    public int EarthMoverPatches { get; init; } = 48;

    /// <summary>Weight of purity times coverage; default 0.</summary>
    [Option("Weight of purity times coverage.", "Matcher, eq. 5")]
    public double Beta { get; init; }

    /// <summary>Exponent of the coverage; 0 or more; default 0.</summary>
    [Option("Exponent of the coverage in that product.", "Matcher, eq. 5")]
    public double CoverageExponent { get; init; }

    /// <summary>Least coverage, or the best there is when that is less; 0 for no test; default 0.</summary>
    [Option("Least share of the matched points inside a mask; 0 for no test.", "Matcher code")]
    public double LeastCoverage { get; init; }

    /// <summary>The same of the earth mover's score; default 0.</summary>
    [Option("Least score of the earth mover's distance; 0 for no test.", "Matcher code")]
    public double LeastEarthMover { get; init; }

    /// <summary>The same of the purity; default 0.</summary>
    [Option("Least matched points per patch of a mask; 0 for no test.", "Matcher code")]
    public double LeastPurity { get; init; }

    /// <summary>
    /// Largest distance of the score from 1 for the filter of COCO and LVIS; null chooses by <see cref="LeastRelativeScore"/> instead;
    /// default null. The best mask stays in any case.
    /// </summary>
    [Option("Largest distance of the score from 1; empty to choose by the relative score instead.", "Matcher code, settings of COCO and LVIS")]
    public double? LargestDistance { get; init; }

    /// <summary>Largest distance beyond the best mask's, as a share of the worst's; default 0.1.</summary>
    [Option("Largest distance beyond that of the best mask, as a share of the worst; with the option before.", "Matcher code")]
    public double LargestRelativeDistance { get; init; } = 0.1;

    /// <summary>Share of the best score that masks must exceed, 0..1; default 0.7.</summary>
    [Option("Share of the best score that a mask must exceed.", "Matcher code", IsBasic = true)]
    public double LeastRelativeScore { get; init; } = 0.7;

    /// <summary>Most masks that are merged, at least 1; default 10.</summary>
    [Option("Most masks that are merged.", "Matcher code", IsBasic = true)]
    public int Most { get; init; } = 10;

    internal IEnumerable<string> Faults() =>
    [
        .. OptionCheck.AtLeast("Merging.EarthMoverPatches", EarthMoverPatches, 8),
        .. OptionCheck.NotNegative("Merging.Alpha", Alpha),
        .. OptionCheck.NotNegative("Merging.Beta", Beta),
        .. OptionCheck.NotNegative("Merging.CoverageExponent", CoverageExponent),
        .. OptionCheck.Share("Merging.LeastCoverage", LeastCoverage),
        .. OptionCheck.Share("Merging.LeastEarthMover", LeastEarthMover),
        .. OptionCheck.NotNegative("Merging.LeastPurity", LeastPurity),
        .. OptionCheck.NotNegative("Merging.LargestDistance", LargestDistance ?? 0),
        .. OptionCheck.NotNegative("Merging.LargestRelativeDistance", LargestRelativeDistance),
        .. OptionCheck.Share("Merging.LeastRelativeScore", LeastRelativeScore),
        .. OptionCheck.AtLeast("Merging.Most", Most, 1),
    ];
}
