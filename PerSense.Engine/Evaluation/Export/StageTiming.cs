using PerSense.Engine.Methods;

namespace PerSense.Engine.Evaluation.Export;

/// <summary>What one stage took, as result files tell it.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Pass">1 for the first pass, 2 for the one after feedback.</param>
/// <param name="Milliseconds">Wall time.</param>
/// <param name="Inputs">How many things went in.</param>
/// <param name="Outputs">How many came out.</param>
public sealed record StageTiming(StageKind Stage, int Pass, double Milliseconds, int Inputs, int Outputs)
{
    /// <summary>The timings of a run, in the order of its stages.</summary>
    /// <param name="trace">The run's trace.</param>
    public static IReadOnlyList<StageTiming> Of(StageTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return [.. trace.Stages.Select(static record =>
            new StageTiming(record.Stage, record.Pass, Round(record.Duration), record.Inputs, record.Outputs))];
    }

    /// <summary>Milliseconds with two decimals: below that a clock tells nothing.</summary>
    internal static double Round(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 2);
}
