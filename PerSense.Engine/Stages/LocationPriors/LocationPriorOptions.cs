namespace PerSense.Engine.Stages.LocationPriors;

/// <summary>How one sure instance is located.</summary>
public sealed record LocationPriorOptions
{
    /// <summary>What locates it; default <see cref="LocationPriorSource.DensityPeaks"/>.</summary>
    public LocationPriorSource Source { get; init; } = LocationPriorSource.DensityPeaks;

    /// <summary>
    /// Whether the marked object itself is the sure instance when it lies on the image that is searched; default true. The released
    /// code searches even then.
    /// </summary>
    public bool ReferenceOnSameImage { get; init; } = true;

    /// <summary>Which point of a detector's box is the prior; default <see cref="BoxPoint.Centre"/>.</summary>
    public BoxPoint BoxPoint { get; init; } = BoxPoint.Centre;

    /// <summary>How many density peaks become priors, the best first; at least 1; default 12.</summary>
    public int Peaks { get; init; } = 12;

    /// <summary>Least distance of two peaks, in object sides; default 0.3.</summary>
    public double PeakRadius { get; init; } = 0.3;

    /// <summary>Height a peak must exceed, 0..1, or half of the highest one when that is less; default 0.05.</summary>
    public double PeakFloor { get; init; } = 0.05;

    internal IEnumerable<string> Faults() =>
    [
        .. OptionCheck.AtLeast("LocationPriors.Peaks", Peaks, 1),
        .. OptionCheck.Positive("LocationPriors.PeakRadius", PeakRadius),
        .. OptionCheck.Share("LocationPriors.PeakFloor", PeakFloor),
    ];
}
