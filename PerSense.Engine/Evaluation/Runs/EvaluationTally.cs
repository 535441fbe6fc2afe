using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Evaluation.Metrics;

namespace PerSense.Engine.Evaluation.Runs;

/// <summary>Collects the images of a run.</summary>
internal sealed class EvaluationTally(int total, IProgress<EvaluationProgress>? progress)
{
    private readonly List<ImageReport> _images = [];
    private readonly OrderedDictionary<string, List<ImageScore>> _classes = [];

    /// <summary>Makes a class known; one without images still counts in the mean, with zeros.</summary>
    public void Begin(string className) => _classes.Add(className, []);

    public void Add(string className, string id, ImageAttempt attempt, ImageScore score)
    {
        _classes[className].Add(score);
        var trace = attempt.Result?.Trace;
        var image = new ImageReport(className, id, score.Overlap.Iou, score.Match.Hits, score.Match.True, score.Match.Predicted)
        {
            ExpectedCount = attempt.Result?.Density?.ExpectedCount,
            Milliseconds = trace is null ? null : StageTiming.Round(trace.Duration),
            Stages = trace is null ? [] : StageTiming.Of(trace),
            Notices = attempt.Result?.Notices ?? [],
            Failure = attempt.Failure,
        };
        _images.Add(image);
        progress?.Report(new(image, _images.Count, total));
    }

    public EvaluationReport ToReport(EvaluationPlan plan)
    {
        var classes = new OrderedDictionary<string, ClassScore>();
        foreach (var (name, scores) in _classes)
        {
            classes[name] = ClassScore.Pool(scores);
        }

        var complete = _images.Count == plan.Pack.Classes.Sum(static item => item.Images.Count);
        return new(plan.Pack.Name, plan.Protocol, plan.Setup, classes, MeanScore.Of(classes.Values), _images) { Complete = complete };
    }
}
