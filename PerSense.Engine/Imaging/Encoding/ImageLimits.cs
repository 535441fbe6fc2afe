namespace PerSense.Engine.Imaging.Encoding;

/// <summary>What is refused before any pixel is decoded. Immutable.</summary>
/// <param name="MaxBytes">Largest accepted file in bytes. Default 64 MB (67,108,864).</param>
/// <param name="MaxPixels">Largest accepted width times height. Default 100 megapixels (100,000,000).</param>
public sealed record ImageLimits(long MaxBytes = 64L * 1024 * 1024, long MaxPixels = 100_000_000)
{
    /// <summary>64 MB and 100 megapixels.</summary>
    public static ImageLimits Default { get; } = new();

    /// <summary>Nothing is refused: for files that were within the limits when they were taken in.</summary>
    public static ImageLimits None { get; } = new(long.MaxValue, long.MaxValue);
}
