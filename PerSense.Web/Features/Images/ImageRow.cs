using PerSense.Engine.Imaging.Encoding;
using PerSense.Web.Features.Jobs;

namespace PerSense.Web.Features.Images;

/// <summary>An image in a project's list.</summary>
/// <param name="OpenJobs">Jobs on it that wait or run.</param>
/// <param name="RunCount">Stored runs on it.</param>
/// <param name="LastRunId">The run that finished last; null for none.</param>
/// <param name="LastCount">That run's count by masks at its threshold.</param>
/// <param name="LastJob">The state of the latest job; null for none.</param>
public sealed record ImageRow(
    Guid Id,
    string FileName,
    ImageFormat Format,
    int Width,
    int Height,
    long Bytes,
    DateTimeOffset UploadedAt,
    string UploadedBy,
    int OpenJobs,
    int RunCount,
    Guid? LastRunId,
    int? LastCount,
    JobStatus? LastJob);
