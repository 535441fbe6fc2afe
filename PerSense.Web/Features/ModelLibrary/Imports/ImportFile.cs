namespace PerSense.Web.Features.ModelLibrary.Imports;

/// <summary>A checkpoint in the server's folder.</summary>
public sealed record ImportFile(string Name, long Bytes);
