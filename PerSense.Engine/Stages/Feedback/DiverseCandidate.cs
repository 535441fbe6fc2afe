using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.Feedback;

/// <summary>A mask that may become an exemplar, as the diversity-aware selection sees it.</summary>
/// <param name="Corners">The centres of its first and last pixels: one less wide and high than its box (released code).</param>
/// <param name="PredictedIou">The decoder's estimate.</param>
/// <param name="Feature">What it looks like.</param>
internal sealed record DiverseCandidate(ImageBox Corners, double PredictedIou, float[] Feature)
{
    /// <summary>Area between the corners.</summary>
    public double Area => Corners.Width * Corners.Height;

    /// <summary>Long over short side; a line counts as one pixel wide.</summary>
    public double AspectRatio => Math.Max(Corners.Width, Corners.Height) / Math.Max(1, Math.Min(Corners.Width, Corners.Height));

    /// <summary>A box of whole pixels by its corners.</summary>
    /// <param name="box">In image coordinates.</param>
    public static ImageBox CornersOf(ImageBox box) => box with { Right = box.Right - 1, Bottom = box.Bottom - 1 };
}
