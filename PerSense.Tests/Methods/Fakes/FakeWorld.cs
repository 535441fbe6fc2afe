using PerSense.Engine.Imaging;
using PerSense.Engine.Methods;
using PerSense.Engine.Methods.PerSense;
using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.Grounding;

namespace PerSense.Tests.Methods.Fakes;

/// <summary>PerSense on fake networks that see discs.</summary>
internal sealed class FakeWorld
{
    public FakeEncoder Encoder { get; init; } = new(new EncodingScale.CanonicalObject(48, 256, 1024, 3));

    public FakeDecoder Decoder { get; init; } = new();

    public FakeDensity Density { get; init; } = new();

    public IObjectDetector? Detector { get; init; }

    public PerSenseOptions Options { get; init; } = PerSensePresets.Recommended;

    /// <summary>Networks that look at every image in the same way and take guidance and mask inputs, as SAM does.</summary>
    public static FakeWorld LikeSam(PerSenseOptions options) => new()
    {
        Encoder = new(new EncodingScale.FixedLongestSide(512)),
        Decoder = new() { SupportsGuidance = true, SupportsMaskInput = true },
        Density = new() { AcceptsForeignExemplars = false, GivesHeat = false },
        Options = options,
    };

    public SegmentationResult Segment(SegmentationRequest request, ISegmentationObserver? observer = null, CancellationToken cancellationToken = default) =>
        new PerSenseMethod(new(Encoder, Decoder, Density, Encoder, Detector), Options, TimeProvider.System).Segment(request, observer, cancellationToken);

    public SegmentationResult Segment(ImageBuffer image, ReferenceMark mark) => Segment(new(image, [new(image, mark)]));
}
