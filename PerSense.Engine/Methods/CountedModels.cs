namespace PerSense.Engine.Methods;

/// <summary>The networks of one run, each telling the run how often it is asked.</summary>
internal static class CountedModels
{
    /// <summary>The same networks, counted.</summary>
    /// <param name="models">The networks; borrowed.</param>
    /// <param name="run">What counts.</param>
    public static MethodModels For(MethodModels models, SegmentationRun run) => models with
    {
        Decoder = new CountingDecoder(models.Decoder, run),
        Density = models.Density is { } density ? new CountingDensity(density, run) : null,
        Detector = models.Detector is { } detector ? new CountingDetector(detector, run) : null,
    };
}
