using PerSense.Engine.Evaluation.Datasets;
using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Evaluation.Metrics;

namespace PerSense.Engine.Evaluation.Runs;

/// <summary>The outcome of an evaluation, and the content of its <c>report.json</c>.</summary>
/// <param name="Pack">The pack's name.</param>
/// <param name="Protocol">Where the shown instance came from.</param>
/// <param name="Setup">The method that was evaluated.</param>
/// <param name="Classes">The figures of each class, by its name.</param>
/// <param name="Mean">Their means.</param>
/// <param name="Images">What came of each image.</param>
public sealed record EvaluationReport(
    string Pack,
    Protocol Protocol,
    MethodSetup Setup,
    IReadOnlyDictionary<string, ClassScore> Classes,
    MeanScore Mean,
    IReadOnlyList<ImageReport> Images)
{
    /// <summary>Whether all classes and images of the pack were run.</summary>
    public required bool Complete { get; init; }

    /// <summary>Images without a prediction, counted as empty ones.</summary>
    public int Missing => Images.Count(static image => image.Failure is not null);

    /// <summary>Counting by masks, over all images.</summary>
    public CountErrors Counts => CountErrors.Of([.. Images.Select(static image => new CountPair(image.True, image.Predicted))]);

    /// <summary>Median wall time of an image, in milliseconds; null when no image has a result.</summary>
    public double? MedianMilliseconds => Images.Select(static image => image.Milliseconds).OfType<double>().ToArray() is { Length: > 0 } times
        ? StageMedian.Median(times)
        : null;

    /// <summary>Median wall time of each stage.</summary>
    public IReadOnlyList<StageMedian> Stages => StageMedian.Of(Images.Select(static image => image.Stages));
}
