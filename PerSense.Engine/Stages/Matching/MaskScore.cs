namespace PerSense.Engine.Stages.Matching;

/// <summary>How well a mask fits the marked object and the matched points (Matcher, section 3.3).</summary>
/// <param name="EarthMover">1 less the earth mover's distance between the object's patches and the mask's, 0..1.</param>
/// <param name="Purity">Matched points inside per patch of the mask.</param>
/// <param name="Coverage">Share of the matched points that are inside.</param>
internal readonly record struct MaskScore(double EarthMover, double Purity, double Coverage)
{
    // Keeps a product of shares from being nothing at all (released code).
    private const double Epsilon = 1e-6;

    /// <summary>The score of counted points.</summary>
    /// <param name="earthMover">1 less the earth mover's distance.</param>
    /// <param name="inside">Matched points inside the mask.</param>
    /// <param name="points">Matched points.</param>
    /// <param name="patches">Patches of the mask.</param>
    public static MaskScore Of(double earthMover, int inside, int points, int patches) =>
        new(earthMover, ((double)inside / Math.Max(patches, 1)) + Epsilon, ((double)inside / points) + Epsilon);

    /// <summary>All in one figure.</summary>
    /// <param name="options">The weights.</param>
    public double Total(MergingOptions options) =>
        (options.Alpha * EarthMover) + (options.Beta * Purity * Math.Pow(Coverage, options.CoverageExponent));
}
