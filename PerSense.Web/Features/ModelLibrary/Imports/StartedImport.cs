namespace PerSense.Web.Features.ModelLibrary.Imports;

/// <summary>An import that was begun.</summary>
internal sealed record StartedImport(Guid ImportId);
