using PerSense.Engine.Models;
using PerSense.Web.Features.Exemplars;

namespace PerSense.Web.Features.Runs;

/// <summary>A stored run, for the studio.</summary>
/// <param name="ReferenceImageId">The image that the exemplar lies on.</param>
/// <param name="Mark">The exemplar as it was.</param>
/// <param name="CountByMasks">Instances at or above the threshold.</param>
/// <param name="ExpectedCount">The density map's integral; null for a method without one.</param>
/// <param name="InstanceCount">All stored instances, also those below the threshold.</param>
/// <param name="Threshold">The confidence slider as last set.</param>
/// <param name="HasDensity">Whether there is a density map.</param>
public sealed record RunDetails(
    Guid Id,
    Guid ProjectId,
    Guid? JobId,
    Guid ImageId,
    Guid ReferenceImageId,
    StoredMark Mark,
    string Method,
    string Preset,
    string Options,
    IReadOnlyList<string> ModelIds,
    int CountByMasks,
    double? ExpectedCount,
    int InstanceCount,
    int RemovedDuplicates,
    double Threshold,
    IReadOnlyList<string> Notices,
    RunTrace Trace,
    DateTimeOffset FinishedAt,
    bool HasDensity)
{
    /// <summary>The models that were chosen; what was left out kept its default.</summary>
    public ModelSelection Models { get; init; } = ModelSelection.Default;

    /// <summary>The address below which the run's instances, maps and exports are.</summary>
    public string Url => $"/api/projects/{ProjectId}/runs/{Id}";
}
