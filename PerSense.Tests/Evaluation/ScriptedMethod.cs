using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Tests.Evaluation;

/// <summary>Answers each request with the next label map of a list; null refuses the reference.</summary>
internal sealed class ScriptedMethod(IReadOnlyList<LabelMap?> answers) : ISegmentationMethod
{
    public List<SegmentationRequest> Requests { get; } = [];

    public static InstanceSet Instances(LabelMap labels) => new(
        [.. labels.ToMasks().Select(item => new Instance(
            item.Mask,
            new ImageBox(item.Mask.Left, item.Mask.Top, item.Mask.Right, item.Mask.Bottom),
            item.Mask.Patch.Area(),
            PredictedIou: 0.9,
            Similarity: 0.8,
            Confidence: 0.9 - (0.01 * item.Label),
            Prompt: new(item.Mask.Left + 0.5, item.Mask.Top + 0.5)))],
        RemovedDuplicates: 0);

    public SegmentationResult Segment(SegmentationRequest request, ISegmentationObserver? observer, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        var answer = answers[Requests.Count - 1] ?? throw new InvalidReferenceException("There is nothing here. Mark an object.");
        var milliseconds = TimeSpan.FromMilliseconds(10 * Requests.Count);
        StageRecord[] stages = [new(StageKind.Encoding, 1, milliseconds, 1, 1), new(StageKind.MaskDecoding, 2, 2 * milliseconds, 3, 3)];
        return new(
            Instances(answer),
            Density: null,
            new SimilarityMap(new FloatMap(new ImageSize(1, 1)), CoordinateMap.Identity),
            Exemplars: [],
            new StageTrace(stages, 1, 3, 0, 3 * milliseconds),
            Notices: []);
    }
}
