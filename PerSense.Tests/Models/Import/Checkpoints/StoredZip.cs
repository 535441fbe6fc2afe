using System.Text;

namespace PerSense.Tests.Models.Import.Checkpoints;

/// <summary>Writes a zip archive byte by byte, so that every field can be wrong or of 64 bits.</summary>
internal sealed class StoredZip
{
    private readonly List<byte> _bytes = [];
    private readonly List<byte> _directory = [];
    private int _entries;

    /// <summary>Adds a stored entry.</summary>
    public StoredZip Add(string name, byte[] content, ZipOddity oddity = ZipOddity.None)
    {
        var header = (uint)_bytes.Count;
        var utf8 = Encoding.UTF8.GetBytes(name);
        _bytes.AddRange(Written(local =>
        {
            local.Write(0x04034B50u);
            local.Write(new byte[22]);
            local.Write((ushort)utf8.Length);
            local.Write((ushort)0);
            local.Write(utf8);
            local.Write(content);
        }));
        _directory.AddRange(Written(record => WriteRecord(record, utf8, content.Length, header, oddity)));
        _entries++;
        return this;
    }

    public byte[] End(bool wide = false)
    {
        var at = _bytes.Count;
        _bytes.AddRange(_directory);
        if (wide)
        {
            _bytes.AddRange(Written(end => WriteWideEnd(end, at)));
        }

        _bytes.AddRange(Written(end =>
        {
            end.Write(0x06054B50u);
            end.Write(0);
            end.Write((ushort)(wide ? ushort.MaxValue : _entries));
            end.Write((ushort)(wide ? ushort.MaxValue : _entries));
            end.Write(wide ? uint.MaxValue : (uint)_directory.Count);
            end.Write(wide ? uint.MaxValue : (uint)at);
            end.Write((ushort)0);
        }));
        return [.. _bytes];
    }

    private static byte[] Written(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        write(writer);
        writer.Flush();
        return bytes.ToArray();
    }

    private static void WriteRecord(BinaryWriter record, byte[] name, int length, uint header, ZipOddity oddity)
    {
        record.Write(0x02014B50u);
        record.Write(new byte[4]);
        record.Write((ushort)(oddity == ZipOddity.Encrypted ? 1 : 0));
        record.Write((ushort)(oddity == ZipOddity.Compressed ? 8 : 0));
        record.Write(new byte[8]);
        WriteLengths(record, length, oddity == ZipOddity.Wide ? uint.MaxValue : null);
        record.Write((ushort)name.Length);
        record.Write((ushort)(oddity == ZipOddity.Wide ? 28 : 0));
        record.Write(new byte[10]);
        record.Write(Header(oddity, header));
        record.Write(name);
        if (oddity == ZipOddity.Wide)
        {
            record.Write((ushort)1);
            record.Write((ushort)24);
            record.Write((long)length);
            record.Write((long)length);
            record.Write((long)header);
        }
    }

    private static void WriteLengths(BinaryWriter record, int length, uint? wide)
    {
        record.Write(wide ?? (uint)length);
        record.Write(wide ?? (uint)length);
    }

    private static uint Header(ZipOddity oddity, uint header) => oddity switch
    {
        ZipOddity.Wide => uint.MaxValue,
        ZipOddity.OverTheFirst => 0,
        _ => header,
    };

    private void WriteWideEnd(BinaryWriter end, long directoryAt)
    {
        var at = (long)_bytes.Count;
        end.Write(0x06064B50u);
        end.Write(44L);
        end.Write(new byte[12]);
        end.Write((long)_entries);
        end.Write((long)_entries);
        end.Write((long)_directory.Count);
        end.Write(directoryAt);
        end.Write(0x07064B50u);
        end.Write(0);
        end.Write(at);
        end.Write(1);
    }
}
