namespace PerSense.Engine.Stages.LocationPriors;

/// <summary>How one sure instance is located.</summary>
public sealed record LocationPriorOptions
{
    /// <summary>What locates it; default <see cref="LocationPriorSource.DensityPeaks"/>.</summary>
    [Option(
        "What shows where one sure instance is: a box of the detector, peaks of the density, or the largest similarity.",
        "PerSense, section 3.1")]
    public LocationPriorSource Source { get; init; } = LocationPriorSource.DensityPeaks;

    /// <summary>
    /// Whether the marked object itself is the sure instance when it lies on the image that is searched; default true. The released
    /// code searches even then.
    /// </summary>
    [Option("Start from the marked object itself when it lies on the searched image.", "Project")]
    public bool ReferenceOnSameImage { get; init; } = true;

    /// <summary>Which point of a detector's box is the prior; default <see cref="BoxPoint.Centre"/>.</summary>
    [Option("Which point of the box of the detector is taken: its centre or the most similar pixel.", "PerSense code; PerSense, eq. 2")]
    public BoxPoint BoxPoint { get; init; } = BoxPoint.Centre;

    /// <summary>How many density peaks become priors, the best first; at least 1; default 12.</summary>
    [Option("How many density peaks are tried as the first instance.", "Project")]
    public int Peaks { get; init; } = 12;

    /// <summary>Least distance of two peaks, in object sides; default 0.3.</summary>
    [Option("Least distance of two such peaks, in sides of the marked object.", "Project")]
    public double PeakRadius { get; init; } = 0.3;

    /// <summary>Height a peak must exceed, 0..1, or half of the highest one when that is less; default 0.05.</summary>
    [Option("Height that such a peak must exceed.", "Project")]
    public double PeakFloor { get; init; } = 0.05;

    internal IEnumerable<string> Faults() =>
    [
        .. OptionCheck.AtLeast("LocationPriors.Peaks", Peaks, 1),
        .. OptionCheck.Positive("LocationPriors.PeakRadius", PeakRadius),
        .. OptionCheck.Share("LocationPriors.PeakFloor", PeakFloor),
    ];
}
