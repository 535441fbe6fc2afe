using PerSense.Engine.Evaluation.Export;
using PerSense.Engine.Methods;

namespace PerSense.Engine.Evaluation.Runs;

/// <summary>The median time of one stage over the images in which it ran.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Pass">1 or 2.</param>
/// <param name="Milliseconds">The median of the wall times.</param>
/// <param name="Images">In how many images it ran.</param>
public sealed record StageMedian(StageKind Stage, int Pass, double Milliseconds, int Images)
{
    /// <summary>Medians by stage and pass, in the order of the data flow.</summary>
    /// <param name="images">The timings of each image. A stage that ran several times in a pass counts with its sum.</param>
    public static IReadOnlyList<StageMedian> Of(IEnumerable<IReadOnlyList<StageTiming>> images) => [.. images
        .SelectMany(static stages => stages
            .GroupBy(static timing => new StageKey(timing.Pass, timing.Stage))
            .Select(static group => new StageTotal(group.Key, group.Sum(static timing => timing.Milliseconds))))
        .GroupBy(static total => total.Key)
        .OrderBy(static group => group.Key.Pass).ThenBy(static group => group.Key.Stage)
        .Select(static group => new StageMedian(group.Key.Stage, group.Key.Pass, Median([.. group.Select(static total => total.Milliseconds)]), group.Count()))];

    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    /// <param name="values">At least one value, in any order.</param>
    internal static double Median(double[] values)
    {
        Array.Sort(values);
        return Math.Round((values[values.Length / 2] + values[(values.Length - 1) / 2]) / 2, 2);
    }

    private readonly record struct StageKey(int Pass, StageKind Stage);

    private readonly record struct StageTotal(StageKey Key, double Milliseconds);
}
