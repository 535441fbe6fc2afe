namespace PerSense.Web.Features.Runs;

/// <summary>Which run of which project.</summary>
internal readonly record struct RunAddress(Guid ProjectId, Guid RunId);
