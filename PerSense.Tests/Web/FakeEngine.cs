using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;
using PerSense.Engine.Models;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.Similarity;
using PerSense.Web.Features.Jobs;

namespace PerSense.Tests.Web;

/// <summary>An engine that finds small squares, one a step, and waits where a test wants it to.</summary>
internal sealed class FakeEngine : ISegmentationEngine
{
    private const string Preset = """{"instances":{"verifierCut":0.45,"choice":"verifier"},"keepMaps":false,"all":"options"}""";

    public IReadOnlyList<MethodOffer> Offers { get; } =
    [
        new(
            "persense",
            "PerSense",
            "Finds everything.",
            [new("recommended", "Recommended", "For most images.") { OptionsJson = Preset }, new("paper", "Paper", "As published.") { OptionsJson = Preset }])
        {
            Options =
            [
                new("instances.verifierCut", "Verifier cut", "Share of the best.", "Project", OptionKind.Number) { Group = "Instances", IsBasic = true },
                new("instances.choice", "Choice", "What decides.", "Project", OptionKind.Choice) { Group = "Instances", Choices = ["verifier", "thresholds"] },
                new("keepMaps", "Keep maps", "Keep the maps of every pass.", "Project", OptionKind.Flag),
            ],
        },
        new("persam", "PerSAM", "Finds one.", [new("recommended", "Recommended", "For most images."), new("paper", "Paper", "As published.") { OptionsJson = Preset }])
        {
            Options = [new("keepMaps", "Keep maps", "Keep the maps of every pass.", "Project", OptionKind.Flag) { IsBasic = true }],
        },
        new("matcher", "Matcher", "Matches patches.", [new("recommended", "Recommended", "For most images.")]) { Lacks = "Matcher needs a model for similarity features." },
    ];

    public ConcurrentQueue<EngineTask> Tasks { get; } = [];

    /// <summary>The models that it says it used.</summary>
    public IReadOnlyList<string> ModelIds { get; set; } = ["fake-encoder"];

    /// <summary>How many squares to find.</summary>
    public int Squares { get; set; } = 3;

    /// <summary>Called after each found square; may wait, throw or cancel.</summary>
    public Action<int, CancellationToken> AfterSquare { get; set; } = static (_, stop) => stop.ThrowIfCancellationRequested();

    public IReadOnlyList<MethodOffer> OffersFor(ModelSelection chosen) => Offers;

    public string? FaultOf(string method, string preset, string changes) => JsonNode.Parse(changes)!["instances"]?["verifierCut"]?.GetValue<double>() > 1
        ? "The options cannot be used: Instances.VerifierCut must be between 0 and 1."
        : null;

    public EngineAnswer Segment(EngineTask task, ISegmentationObserver observer, CancellationToken cancellationToken)
    {
        Tasks.Enqueue(task);
        var size = task.Request.Image.Size;
        var map = new FloatMap(new ImageSize(2, 2), [0.1f, 0.2f, 0.3f, 0.4f]);
        var density = new DensityMap(map, null, CoordinateMap.Covering(size, map.Size), 3.25);
        var similarity = new SimilarityMap(map, CoordinateMap.Covering(size, map.Size));
        observer.OnProgress(new StageProgress(StageKind.Encoding, 1, 1, 1, 0.25));
        observer.OnMaps(similarity, density);
        var instances = new List<Instance>();
        for (var i = 0; i < Squares; i++)
        {
            instances.Add(Square(size, i));
            observer.OnInstances([instances[^1]]);
            observer.OnProgress(new StageProgress(StageKind.MaskDecoding, 1, i + 1, Squares, 0.25 + (0.7 * (i + 1) / Squares)));
            AfterSquare(i, cancellationToken);
        }

        var trace = new StageTrace([new StageRecord(StageKind.Encoding, 1, TimeSpan.FromMilliseconds(5), 1, 1)], 1, Squares, 1, TimeSpan.FromMilliseconds(9))
        {
            DecoderCalls = 2,
            DetectorCalls = 1,
            DensityStemCalls = 6,
            DensityHeadCalls = 3,
        };
        var options = PresetOptions.With(Preset, task.Options);
        return new(new SegmentationResult(new InstanceSet(instances, 1), density, similarity, [], trace, ["A notice."]), ModelIds, options);
    }

    // 2 x 2 pixels, one after the other along the image; every third one below the accepted confidence.
    private static Instance Square(ImageSize size, int index)
    {
        var patch = new Mask(new ImageSize(2, 2), [1, 1, 1, 1]);
        var (left, top) = (index * 3 % (size.Width - 2), index * 3 / (size.Width - 2) * 3 % (size.Height - 2));
        var confidence = index % 3 == 2 ? 0.3 : 0.9 - (0.001 * index);
        return new Instance(new PlacedMask(size, left, top, patch), ImageBox.FromCorner(left, top, 2, 2), 4, 0.8, 0.7, confidence, new ImagePoint(left + 1, top + 1));
    }
}
