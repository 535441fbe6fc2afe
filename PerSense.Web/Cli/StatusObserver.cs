using PerSense.Engine.Methods;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Web.Cli;

/// <summary>Shows the progress of one run in the status line.</summary>
internal sealed class StatusObserver(CommandConsole console, string prefix) : ISegmentationObserver
{
    public void OnProgress(StageProgress progress)
    {
        var steps = progress.Total > 1 ? $" {progress.Done}/{progress.Total}" : "";
        console.ShowStatus($"{prefix} {progress.Fraction,4:P0} {StageNames.Of(progress.Stage)}{steps}");
    }

    public void OnInstances(IReadOnlyList<Instance> instances)
    {
        // the status line counts prompts, which is what the waiting depends on
    }

    public void OnMaps(SimilarityMap similarity, DensityMap density)
    {
        // maps cannot be shown in a line of text
    }
}
