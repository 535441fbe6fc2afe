using PerSense.Engine.Evaluation.Export;

namespace PerSense.Web.Cli;

/// <summary>Tells what came of a <c>segment</c> run.</summary>
internal sealed class SegmentReport(CommandConsole console, IReadOnlyList<ImageOutcome> outcomes)
{
    /// <summary>Writes the summary for programs.</summary>
    public void WriteJson(MethodSetup setup) => console.WriteJson(new SegmentSummary(setup.Method, setup.Preset, setup.Models, outcomes));

    /// <summary>Writes the summary for people: a line an image.</summary>
    public void WriteText()
    {
        foreach (var outcome in outcomes.Where(static outcome => outcome.Error is null))
        {
            var expected = outcome.ExpectedCount is { } count ? $" ({count:0.0} expected)" : "";
            console.WriteLine($"{Path.GetFileName(outcome.Image)}: {outcome.Count} found{expected} in {outcome.Milliseconds / 1000:0.0} s, see {outcome.Overlay}");
            foreach (var notice in outcome.Notices ?? [])
            {
                console.WriteNote($"note: {notice}");
            }
        }
    }

    /// <summary>Writes the errors and gives the exit code.</summary>
    public int WriteErrors()
    {
        ImageOutcome[] failed = [.. outcomes.Where(static outcome => outcome.Error is not null)];
        foreach (var outcome in failed)
        {
            console.WriteNote($"error: {outcome.Error}");
        }

        if (outcomes.Count == 1)
        {
            return failed.Length == 0 ? ExitCode.Success : failed[0].IsBadInput ? ExitCode.BadUsage : ExitCode.Failure;
        }

        if (failed.Length > 0)
        {
            console.WriteNote($"{failed.Length} of {outcomes.Count} images failed; the others are done.");
        }

        return failed.Length == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
