using PerSense.Engine.Evaluation.Runs;

namespace PerSense.Web.Cli;

/// <summary>Tells of each evaluated image on standard error.</summary>
internal sealed class EvaluationStatus(CommandConsole console) : IProgress<EvaluationProgress>
{
    public void Report(EvaluationProgress value)
    {
        var image = value.Image;
        var outcome = image.Failure ?? $"{image.Predicted} found, {image.True} true, IoU {image.Iou:0.000}, {image.Milliseconds / 1000:0.0} s";
        console.WriteNote($"[{value.Done}/{value.Total}] {image.Class}/{image.Id}: {outcome}");
    }
}
