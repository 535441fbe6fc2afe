using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods;

namespace PerSense.Engine.Evaluation.Export.Coco;

/// <summary>How the instances of an image were found.</summary>
/// <param name="Method">The method's id.</param>
/// <param name="Preset">The preset's id.</param>
/// <param name="Models">Ids of the models.</param>
/// <param name="Count">The count by masks.</param>
/// <param name="ExpectedCount">The count by the density map's integral; null without a density map.</param>
public sealed record CocoRun(string Method, string Preset, IReadOnlyList<string> Models, int Count, double? ExpectedCount = null)
{
    /// <summary>Masks that were dropped because a better one covers the same object.</summary>
    public int RemovedDuplicates { get; init; }

    /// <summary>Wall time of the run.</summary>
    public double Milliseconds { get; init; }

    /// <summary>What each stage took.</summary>
    public IReadOnlyList<StageTiming> Stages { get; init; } = [];

    /// <summary>Boxes of the last pass's exemplars, best first: left, top, width, height.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Exemplars { get; init; } = [];

    /// <summary>Fallbacks taken and anything cut, in sentences.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The record of a run.</summary>
    /// <param name="result">Its result.</param>
    /// <param name="setup">What gave it.</param>
    public static CocoRun Of(SegmentationResult result, MethodSetup setup)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(setup);
        return new(setup.Method, setup.Preset, setup.Models, result.Instances.Count, result.Density?.ExpectedCount)
        {
            RemovedDuplicates = result.Instances.RemovedDuplicates,
            Milliseconds = StageTiming.Round(result.Trace.Duration),
            Stages = StageTiming.Of(result.Trace),
            Exemplars = [.. result.Exemplars.Select(static exemplar => Corner(exemplar.Box))],
            Notices = result.Notices,
        };
    }

    /// <summary>A box as COCO writes it.</summary>
    internal static IReadOnlyList<double> Corner(ImageBox box) => [box.Left, box.Top, box.Width, box.Height];
}
