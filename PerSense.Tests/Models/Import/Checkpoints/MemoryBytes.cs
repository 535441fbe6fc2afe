using PerSense.Engine.Models.Import.Checkpoints;

namespace PerSense.Tests.Models.Import.Checkpoints;

/// <summary>A checkpoint in memory.</summary>
internal sealed class MemoryBytes(byte[] content) : ICheckpointBytes
{
    public long Length => content.Length;

    public void Read(long offset, Span<byte> target)
    {
        if (offset < 0 || offset > content.Length - target.Length)
        {
            throw CheckpointException.Damaged($"byte {offset}");
        }

        content.AsSpan((int)offset, target.Length).CopyTo(target);
    }

    public void Dispose()
    {
    }
}
