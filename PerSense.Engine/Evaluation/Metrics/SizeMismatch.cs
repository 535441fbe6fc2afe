using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Evaluation.Metrics;

/// <summary>Truth and prediction must show the same pixels.</summary>
internal static class SizeMismatch
{
    /// <summary>Refuses to compare pictures of different sizes.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void ThrowIf(ImageSize truth, ImageSize predicted)
    {
        if (truth != predicted)
        {
            throw new ArgumentException(
                $"The prediction is {predicted.Width} x {predicted.Height} pixels but the truth is {truth.Width} x {truth.Height}; they must be equal.");
        }
    }
}
