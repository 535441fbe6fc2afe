using System.Buffers.Binary;

namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>The end of a zip archive: where its central directory lies. Knows the fields of 64 bits that archives above 4 GB have.</summary>
/// <param name="Entries">How many files the directory lists.</param>
/// <param name="DirectoryOffset">Its first byte.</param>
/// <param name="DirectoryBytes">Its length.</param>
internal sealed record ZipEnd(long Entries, long DirectoryOffset, long DirectoryBytes)
{
    private const uint Signature = 0x06054B50;
    private const uint LocatorSignature = 0x07064B50;
    private const uint WideSignature = 0x06064B50;
    private const int RecordBytes = 22;
    private const int LocatorBytes = 20;
    private const int WideBytes = 56;

    /// <summary>Finds the end.</summary>
    /// <param name="bytes">The archive.</param>
    /// <exception cref="CheckpointException">There is none: the archive is cut short.</exception>
    public static ZipEnd Find(ICheckpointBytes bytes)
    {
        var tail = new byte[Math.Min(bytes.Length, RecordBytes + ushort.MaxValue)];
        bytes.Read(bytes.Length - tail.Length, tail);
        for (var at = tail.Length - RecordBytes; at >= 0; at--)
        {
            var record = tail.AsSpan(at);
            // A comment may hold the signature too; the record is the one whose comment ends with the file.
            if (U32(record) == Signature && U16(record[20..]) == record.Length - RecordBytes)
            {
                return Read(bytes, record, bytes.Length - tail.Length + at);
            }
        }

        throw CheckpointException.Damaged("It starts as a zip archive but has no end record");
    }

    private static ZipEnd Read(ICheckpointBytes bytes, ReadOnlySpan<byte> record, long at)
    {
        if (U16(record[4..]) != 0 || U16(record[6..]) != 0 || U16(record[8..]) != U16(record[10..]))
        {
            throw CheckpointException.Damaged("It is one part of a zip archive in several parts");
        }

        var narrow = new ZipEnd(U16(record[10..]), U32(record[16..]), U32(record[12..]));
        var isWide = narrow.Entries == ushort.MaxValue || narrow.DirectoryOffset == uint.MaxValue || narrow.DirectoryBytes == uint.MaxValue;
        var (end, limit) = isWide ? ReadWide(bytes, at - LocatorBytes) : (narrow, at);
        return end.DirectoryOffset >= 0 && end.DirectoryBytes >= 0 && end.DirectoryOffset <= limit - end.DirectoryBytes ? end : throw CheckpointException.Damaged(
            $"Its zip directory ({end.DirectoryBytes} bytes from byte {end.DirectoryOffset} on) does not lie before the end record");
    }

    private static (ZipEnd End, long Limit) ReadWide(ICheckpointBytes bytes, long locatorAt)
    {
        var locator = new byte[LocatorBytes];
        bytes.Read(locatorAt, locator);
        var at = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        var wide = new byte[WideBytes];
        bytes.Read(at, wide);
        if (U32(locator) != LocatorSignature || U32(wide) != WideSignature || at > locatorAt)
        {
            throw CheckpointException.Damaged("Its zip end record refers to one for large archives that is not there");
        }

        var end = new ZipEnd(
            BinaryPrimitives.ReadInt64LittleEndian(wide.AsSpan(32)),
            BinaryPrimitives.ReadInt64LittleEndian(wide.AsSpan(48)),
            BinaryPrimitives.ReadInt64LittleEndian(wide.AsSpan(40)));
        return (end, at);
    }

    private static ushort U16(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt16LittleEndian(at);

    private static uint U32(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt32LittleEndian(at);
}
