namespace PerSense.Engine.Evaluation.Metrics;

/// <summary>The figures of a whole pack: each the mean over the classes, however many images a class has.</summary>
/// <param name="Miou">Mean pixel-pooled IoU, 0..1.</param>
/// <param name="F1">Mean instance F1 at IoU 0.5, 0..1.</param>
/// <param name="CountError">Mean count error.</param>
public sealed record MeanScore(double Miou, double F1, double CountError)
{
    /// <summary>Mean pixel-pooled boundary IoU, 0..1.</summary>
    public double BoundaryIou { get; init; }

    /// <summary>Averages over classes.</summary>
    /// <param name="classes">At least one class.</param>
    public static MeanScore Of(IReadOnlyCollection<ClassScore> classes) => new(
        classes.Average(static score => score.Miou), classes.Average(static score => score.F1), classes.Average(static score => score.CountError))
    {
        BoundaryIou = classes.Average(static score => score.BoundaryIou),
    };
}
