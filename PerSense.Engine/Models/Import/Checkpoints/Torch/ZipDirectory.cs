using System.Buffers.Binary;
using System.Text;

namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>
/// The files of a zip archive. Stricter than zip tools are: what lies compressed, encrypted, twice, over another file or outside the archive
/// is refused, because <c>torch.save</c> writes none of it. Entries are looked up by name and never unpacked.
/// </summary>
internal static class ZipDirectory
{
    private const uint RecordSignature = 0x02014B50;
    private const uint LocalSignature = 0x04034B50;
    private const int RecordBytes = 46;
    private const int LocalBytes = 30;
    private const int EncryptedFlag = 1;
    private const int WideField = 1;

    /// <summary>Reads the directory.</summary>
    /// <param name="bytes">The archive.</param>
    /// <returns>The files by name.</returns>
    /// <exception cref="CheckpointException">The archive contradicts itself or holds what is refused.</exception>
    public static IReadOnlyDictionary<string, ZipEntry> Read(ICheckpointBytes bytes)
    {
        var end = ZipEnd.Find(bytes);
        if (end.DirectoryBytes > CheckpointLimits.DescriptionBytes || end.Entries > end.DirectoryBytes / RecordBytes)
        {
            throw CheckpointException.Damaged($"Its zip directory claims {end.Entries} files in {end.DirectoryBytes} bytes");
        }

        Dictionary<string, ZipEntry> entries = new(StringComparer.Ordinal);
        long free = 0;
        foreach (var record in Records(bytes, end).OrderBy(static record => record.HeaderOffset))
        {
            var entry = Locate(bytes, record);
            if (record.HeaderOffset < free || entry.Offset > end.DirectoryOffset - entry.Length)
            {
                throw CheckpointException.Damaged($"The zip entry '{record.Name}' lies over another one or outside the archive");
            }

            free = entry.Offset + entry.Length;
            if (!entries.TryAdd(entry.Name, entry))
            {
                throw CheckpointException.Damaged($"The zip entry '{record.Name}' is there twice");
            }
        }

        return entries;
    }

    private static List<ZipRecord> Records(ICheckpointBytes bytes, ZipEnd end)
    {
        var directory = new byte[end.DirectoryBytes];
        bytes.Read(end.DirectoryOffset, directory);
        List<ZipRecord> records = [];
        var at = 0;
        for (long i = 0; i < end.Entries; i++)
        {
            var rest = directory.AsSpan(at);
            if (rest.Length < RecordBytes || U32(rest) != RecordSignature)
            {
                throw CheckpointException.Damaged($"Entry {i} of its zip directory is broken");
            }

            var (name, extra, comment) = (U16(rest[28..]), U16(rest[30..]), U16(rest[32..]));
            if (rest.Length - RecordBytes < name + extra + comment)
            {
                throw CheckpointException.Damaged($"Entry {i} of its zip directory ends too early");
            }

            records.Add(Check(Record(rest, rest.Slice(RecordBytes, name), rest.Slice(RecordBytes + name, extra))));
            at += RecordBytes + name + extra + comment;
        }

        return records;
    }

    private static ZipRecord Record(ReadOnlySpan<byte> record, ReadOnlySpan<byte> name, ReadOnlySpan<byte> extra)
    {
        var wide = Wide(extra);
        var stored = Widened(U32(record[20..]), ref wide, record[24..]);
        return new(Encoding.UTF8.GetString(name), U16(record[8..]), U16(record[10..]), stored, Offset(U32(record[42..]), wide));
    }

    // The 64-bit field holds, in this order and only where the narrow one is full: length, stored length, offset of the header.
    private static long Widened(uint stored, ref ReadOnlySpan<byte> wide, ReadOnlySpan<byte> lengthField)
    {
        long length = U32(lengthField);
        if (length == uint.MaxValue)
        {
            length = Take(ref wide);
        }

        var storedLength = stored == uint.MaxValue ? Take(ref wide) : stored;
        return storedLength == length ? length : -1;
    }

    private static long Offset(uint narrow, ReadOnlySpan<byte> wide) => narrow == uint.MaxValue ? Take(ref wide) : narrow;

    private static long Take(ref ReadOnlySpan<byte> wide)
    {
        if (wide.Length < sizeof(long))
        {
            throw CheckpointException.Damaged("An entry of its zip directory lacks its 64-bit lengths");
        }

        var value = BinaryPrimitives.ReadInt64LittleEndian(wide);
        wide = wide[sizeof(long)..];
        return value;
    }

    private static ReadOnlySpan<byte> Wide(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = U16(extra[2..]);
            if (length > extra.Length - 4)
            {
                break;
            }

            if (U16(extra) == WideField)
            {
                return extra.Slice(4, length);
            }

            extra = extra[(4 + length)..];
        }

        return [];
    }

    private static ZipRecord Check(ZipRecord record)
    {
        if (record.Name.Length == 0 || record.Name.StartsWith('/') || record.Name.Any(static c => c is '\\' || char.IsControl(c))
            || record.Name.Split('/').Contains(".."))
        {
            throw new CheckpointException($"A zip entry is called \"{CheckpointLimits.Printable(record.Name)}\", which points outside the archive. "
                + "This file was made to do harm or by something else than PyTorch; do not use it.");
        }

        if ((record.Flags & EncryptedFlag) != 0)
        {
            throw new CheckpointException($"The zip entry '{record.Name}' is encrypted. Unpack the archive and import the checkpoint inside.");
        }

        if (record.Method != 0 || record.Length < 0)
        {
            throw new CheckpointException($"The zip entry '{record.Name}' is compressed, which PyTorch never does. When the archive only wraps a checkpoint, "
                + "unpack it and import the file inside.");
        }

        return record.HeaderOffset >= 0 ? record : throw CheckpointException.Damaged($"The zip entry '{record.Name}' starts before the file");
    }

    private static ZipEntry Locate(ICheckpointBytes bytes, ZipRecord record)
    {
        Span<byte> local = stackalloc byte[LocalBytes];
        bytes.Read(record.HeaderOffset, local);
        var name = new byte[U16(local[26..])];
        bytes.Read(record.HeaderOffset + LocalBytes, name);
        return U32(local) == LocalSignature && Encoding.UTF8.GetString(name) == record.Name
            ? new(record.Name, record.HeaderOffset + LocalBytes + name.Length + U16(local[28..]), record.Length)
            : throw CheckpointException.Damaged($"The zip entry '{record.Name}' is not where the directory says");
    }

    private static ushort U16(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt16LittleEndian(at);

    private static uint U32(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt32LittleEndian(at);
}
