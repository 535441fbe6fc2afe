using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.Grounding;

namespace PerSense.Tests.Methods.Fakes;

/// <summary>A detector that gives the same boxes for every phrase.</summary>
internal sealed class FakeDetector(IReadOnlyList<DetectedBox> boxes) : IObjectDetector
{
    public List<string> Asked { get; } = [];

    public IReadOnlyList<DetectedBox> Detect(ImageBuffer image, string phrase, CancellationToken cancellationToken)
    {
        Asked.Add(phrase);
        return boxes;
    }
}
