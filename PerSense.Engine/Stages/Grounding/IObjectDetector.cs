using PerSense.Engine.Imaging;

namespace PerSense.Engine.Stages.Grounding;

/// <summary>Finds boxes of what a phrase names (GroundingDINO). Thread-safe.</summary>
public interface IObjectDetector
{
    /// <summary>Finds what a phrase names.</summary>
    /// <param name="image">The image.</param>
    /// <param name="phrase">What to find, such as <c>all apples</c>.</param>
    /// <param name="cancellationToken">Stops the run, also while the network is at work.</param>
    /// <returns>The boxes in the detector's order; empty when nothing was found.</returns>
    IReadOnlyList<DetectedBox> Detect(ImageBuffer image, string phrase, CancellationToken cancellationToken);
}
