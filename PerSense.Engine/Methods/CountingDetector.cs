using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Grounding;

namespace PerSense.Engine.Methods;

/// <summary>A detector that tells a run how often it was asked.</summary>
internal sealed class CountingDetector(IObjectDetector detector, SegmentationRun run) : IObjectDetector
{
    /// <inheritdoc/>
    public IReadOnlyList<DetectedBox> Detect(ImageBuffer image, string phrase, CancellationToken cancellationToken)
    {
        run.CountDetection();
        return detector.Detect(image, phrase, cancellationToken);
    }
}
