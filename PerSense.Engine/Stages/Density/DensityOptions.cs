namespace PerSense.Engine.Stages.Density;

/// <summary>How a density estimator goes about an image. Estimators read what concerns them.</summary>
public sealed record DensityOptions
{
    /// <summary>What becomes of the tiles of an image with very small objects (CounTR); default <see cref="SmallObjectTiles.Stitched"/>.</summary>
    [Option("Put the maps of the nine tiles of an image with very small objects together, or let the last one stand for all.", "CounTR; released code")]
    public SmallObjectTiles SmallObjects { get; init; } = SmallObjectTiles.Stitched;

    /// <summary>
    /// Whether the exemplars of a narrow image move with the image when it is padded to the network's width (CounTR); default true. The
    /// released code leaves them where they were, so that it cuts out something beside them.
    /// </summary>
    [Option("Cut the exemplars of a narrow image out where they are after it was padded.", "Project; the released code does not")]
    public bool ShiftExemplars { get; init; } = true;

    /// <summary>
    /// Whether exemplars are resized without aliasing (CounTR with torchvision 0.17 and later); default true. Earlier versions differ for
    /// exemplars of more than 64 network pixels.
    /// </summary>
    [Option("Resize the exemplars without aliasing.", "torchvision 0.17")]
    public bool SmoothExemplars { get; init; } = true;
}
