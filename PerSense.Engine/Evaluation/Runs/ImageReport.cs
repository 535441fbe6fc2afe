using PerSense.Engine.Evaluation.Export;

namespace PerSense.Engine.Evaluation.Runs;

/// <summary>What came of one image.</summary>
/// <param name="Class">Name of the class.</param>
/// <param name="Id">Name of the image in its class.</param>
/// <param name="Iou">IoU of the union of all instances on this image alone, 0..1.</param>
/// <param name="Hits">Matched instances.</param>
/// <param name="True">True instances that count.</param>
/// <param name="Predicted">Predicted instances that count.</param>
public sealed record ImageReport(string Class, string Id, double Iou, int Hits, int True, int Predicted)
{
    /// <summary>Integral of the density map, the shown instance included; null without a density map or a result.</summary>
    public double? ExpectedCount { get; init; }

    /// <summary>Wall time of the method, without reading and writing files; null without a result.</summary>
    public double? Milliseconds { get; init; }

    /// <summary>What each stage took.</summary>
    public IReadOnlyList<StageTiming> Stages { get; init; } = [];

    /// <summary>The method's sentences for the user.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Why there is no prediction, which counts as an empty one; null when there is one.</summary>
    public string? Failure { get; init; }
}
