namespace PerSense.Web.Features.Runs;

/// <summary>A stored run in a list.</summary>
/// <param name="CountByMasks">Instances at or above the threshold as last set.</param>
/// <param name="ExpectedCount">The density map's integral; null for a method without one.</param>
/// <param name="Milliseconds">Wall time.</param>
/// <param name="ModelIds">The ids of the models that were used.</param>
public sealed record RunRow(
    Guid Id,
    Guid ImageId,
    string ImageName,
    string Method,
    string Preset,
    int CountByMasks,
    double? ExpectedCount,
    double Threshold,
    DateTimeOffset FinishedAt,
    double Milliseconds,
    IReadOnlyList<string> ModelIds);
