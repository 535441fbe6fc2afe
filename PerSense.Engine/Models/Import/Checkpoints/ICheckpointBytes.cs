namespace PerSense.Engine.Models.Import.Checkpoints;

/// <summary>The bytes of a checkpoint's file, read in slices. Thread-safe.</summary>
internal interface ICheckpointBytes : IDisposable
{
    /// <summary>How many bytes there are.</summary>
    long Length { get; }

    /// <summary>Copies a slice.</summary>
    /// <param name="offset">Index of the first byte.</param>
    /// <param name="target">Receives the bytes.</param>
    /// <exception cref="CheckpointException">The slice is not inside the file.</exception>
    void Read(long offset, Span<byte> target);
}
