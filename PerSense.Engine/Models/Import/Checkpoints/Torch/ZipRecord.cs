namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>What the central directory says of one file.</summary>
/// <param name="Name">Its path in the archive.</param>
/// <param name="Flags">The general purpose flags.</param>
/// <param name="Method">How it is compressed; 0 for not at all.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="HeaderOffset">Where its local header starts.</param>
internal sealed record ZipRecord(string Name, int Flags, int Method, long Length, long HeaderOffset);
