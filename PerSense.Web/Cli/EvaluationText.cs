using PerSense.Engine.Evaluation.Runs;

namespace PerSense.Web.Cli;

/// <summary>An evaluation's report for people.</summary>
internal static class EvaluationText
{
    /// <summary>Writes the table of classes, the means and the timings.</summary>
    public static void Write(EvaluationReport report, CommandConsole console)
    {
        var classes = new TextTable(["class", "mIoU", "F1", "count error", "boundary IoU", "true", "predicted", "images"]);
        foreach (var (name, score) in report.Classes)
        {
            classes.Add(name, $"{score.Miou:0.000}", $"{score.F1:0.000}", $"{score.CountError:0.000}", $"{score.BoundaryIou:0.000}", $"{score.True}", $"{score.Predicted}", $"{score.Images}");
        }

        var mean = report.Mean;
        classes.Add("mean", $"{mean.Miou:0.0000}", $"{mean.F1:0.0000}", $"{mean.CountError:0.0000}", $"{mean.BoundaryIou:0.0000}", "", "", $"{report.Images.Count}");
        classes.WriteTo(console);
        if (report.Missing > 0)
        {
            console.WriteLine($"{report.Missing} images gave no prediction and count as empty; report.json says why.");
        }

        if (!report.Complete)
        {
            console.WriteLine("Only a part of the pack was run, so these figures cannot be compared with those of the whole.");
        }

        WriteTimings(report, console);
    }

    private static void WriteTimings(EvaluationReport report, CommandConsole console)
    {
        if (report.MedianMilliseconds is not { } median)
        {
            return;
        }

        console.WriteLine("");
        var stages = new TextTable(["stage", "pass", "median ms"]);
        foreach (var stage in report.Stages)
        {
            stages.Add(StageNames.Of(stage.Stage), $"{stage.Pass}", $"{stage.Milliseconds:0.0}");
        }

        stages.Add("whole image", "", $"{median:0.0}");
        stages.WriteTo(console);
    }
}
