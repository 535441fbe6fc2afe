namespace PerSense.Web.Features.Jobs;

/// <summary>A job in a list.</summary>
/// <param name="Progress">How far it is while it runs; null otherwise.</param>
/// <param name="RunId">The stored run of a job that is done; null otherwise.</param>
public sealed record JobRow(
    Guid Id,
    Guid ProjectId,
    string ProjectName,
    Guid ImageId,
    string ImageName,
    Guid ExemplarId,
    string ExemplarName,
    string Method,
    string Preset,
    JobState State,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    JobProgress? Progress,
    Guid? RunId);
