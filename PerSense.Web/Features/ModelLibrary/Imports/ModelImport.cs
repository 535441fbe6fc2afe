namespace PerSense.Web.Features.ModelLibrary.Imports;

/// <summary>An import and how far it is. Lives as long as the server runs.</summary>
/// <param name="Name">The file or checkpoint.</param>
/// <param name="IsHalf">Whether the models are stored in half precision.</param>
public sealed record ModelImport(Guid Id, string Name, bool IsHalf, DateTimeOffset StartedAt, ImportState State);
