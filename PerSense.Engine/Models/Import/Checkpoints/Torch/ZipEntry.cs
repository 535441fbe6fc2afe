namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>A file in a zip archive that is stored as it is, and where its bytes lie.</summary>
/// <param name="Name">Its path in the archive; a name only, never used as a path.</param>
/// <param name="Offset">Its first byte in the archive.</param>
/// <param name="Length">Its length in bytes.</param>
internal sealed record ZipEntry(string Name, long Offset, long Length);
