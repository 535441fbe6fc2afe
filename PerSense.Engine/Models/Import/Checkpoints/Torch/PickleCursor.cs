using System.Buffers.Binary;
using System.Text;

namespace PerSense.Engine.Models.Import.Checkpoints.Torch;

/// <summary>Reads a pickle's bytes from front to end.</summary>
/// <param name="bytes">The pickle.</param>
internal sealed class PickleCursor(byte[] bytes)
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Index of the next byte.</summary>
    public int Position { get; private set; }

    /// <summary>The next byte.</summary>
    public byte Byte() => Take(1)[0];

    /// <summary>A whole number of 16 bits without sign.</summary>
    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    /// <summary>A whole number of 32 bits with sign.</summary>
    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <summary>A whole number of 32 bits without sign.</summary>
    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    /// <summary>A number in two's complement of at most 8 bytes; its length comes first, in a byte.</summary>
    public long ShortInteger()
    {
        var length = Byte();
        if (length > sizeof(long))
        {
            throw CheckpointException.Damaged($"Its pickle holds a number of {length} bytes at byte {Position}; no checkpoint needs one above 8");
        }

        var digits = Take(length);
        long value = length > 0 && digits[^1] >= 0x80 ? -1 : 0;
        for (var i = length - 1; i >= 0; i--)
        {
            value = (value << 8) | digits[i];
        }

        return value;
    }

    /// <summary>A text of a given length in bytes.</summary>
    /// <param name="length">Its length.</param>
    public string Text(long length)
    {
        try
        {
            return _strict.GetString(Take(length));
        }
        catch (DecoderFallbackException fault)
        {
            throw new CheckpointException(CheckpointException.Damaged($"Its pickle holds a text that is no UTF-8, before byte {Position}").Message, fault);
        }
    }

    /// <summary>A text up to the end of its line.</summary>
    public string Line()
    {
        var length = bytes.AsSpan(Position).IndexOf((byte)'\n');
        var text = Text(length < 0 ? long.MaxValue : length);
        Position++;
        return text;
    }

    /// <summary>Passes over bytes.</summary>
    /// <param name="length">How many.</param>
    public void Skip(long length) => Take(length);

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > bytes.Length - Position)
        {
            throw CheckpointException.Damaged($"Its pickle ends at byte {bytes.Length}, in the middle of something");
        }

        var start = Position;
        Position += (int)length;
        return bytes.AsSpan(start, (int)length);
    }
}
