using System.IO.MemoryMappedFiles;

namespace PerSense.Engine.Models.Import.Checkpoints;

/// <summary>A file mapped into the address space: nothing is held in memory that the system could not drop again.</summary>
internal sealed class MappedBytes : ICheckpointBytes
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    private MappedBytes(MemoryMappedFile file, long length)
    {
        _file = file;
        _view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        Length = length;
    }

    public long Length { get; }

    /// <summary>Maps a file for reading.</summary>
    /// <exception cref="CheckpointException">There is no such file, it is empty, or it cannot be opened.</exception>
    public static MappedBytes Open(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length > 0
                ? new(MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read), length)
                : throw CheckpointException.Damaged("It is empty");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"{fault.Message} Name a file that is there and that this account may read.", fault);
        }
    }

    public void Read(long offset, Span<byte> target)
    {
        if (offset < 0 || offset > Length - target.Length)
        {
            throw CheckpointException.Damaged($"It has {Length} bytes, but {target.Length} are wanted from byte {offset} on");
        }

        _view.SafeMemoryMappedViewHandle.ReadSpan((ulong)offset, target);
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
