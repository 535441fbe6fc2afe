using PerSense.Engine.Models;
using PerSense.Web.Access;
using PerSense.Web.Features.Exemplars;

namespace PerSense.Web.Features.Runs;

/// <summary>The stored result of a finished job. Its instances and maps lie in files under their content hash.</summary>
public sealed class SegmentationRun : IProjectOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ProjectId { get; init; }

    /// <summary>The job that made it; null once that job is gone.</summary>
    public required Guid? JobId { get; init; }

    /// <summary>The image that was searched.</summary>
    public required Guid ImageId { get; init; }

    /// <summary>The image that the exemplar lies on.</summary>
    public required Guid ReferenceImageId { get; init; }

    /// <summary>The exemplar as it was when the job ran.</summary>
    public required StoredMark Mark { get; init; }

    public required string Method { get; init; }

    public required string Preset { get; init; }

    /// <summary>All options as they were, those of the preset included; JSON.</summary>
    public required string Options { get; init; }

    /// <summary>The models that were chosen; what was left out kept its default.</summary>
    public ModelSelection Models { get; init; } = ModelSelection.Default;

    /// <summary>The ids of the models that were used.</summary>
    public required IReadOnlyList<string> ModelIds { get; init; }

    /// <summary>Instances at or above <see cref="Threshold"/>.</summary>
    public required int CountByMasks { get; set; }

    /// <summary>The density map's integral; null for a method without one.</summary>
    public required double? ExpectedCount { get; init; }

    /// <summary>All stored instances, also those below the threshold.</summary>
    public required int InstanceCount { get; init; }

    public required int RemovedDuplicates { get; init; }

    /// <summary>The confidence slider as last set, 0..1.</summary>
    public required double Threshold { get; set; }

    public required IReadOnlyList<string> Notices { get; init; }

    public required RunTrace Trace { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    public required string InstancesHash { get; init; }

    public required string? DensityHash { get; init; }

    public required string SimilarityHash { get; init; }

    /// <summary>The keys of its files.</summary>
    public IEnumerable<string> Files => new[] { InstancesHash, DensityHash, SimilarityHash }.OfType<string>();
}
