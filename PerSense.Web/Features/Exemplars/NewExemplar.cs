namespace PerSense.Web.Features.Exemplars;

/// <summary>A mark to keep.</summary>
public sealed record NewExemplar(Guid ImageId, StoredMark Mark, string? Name = null);
