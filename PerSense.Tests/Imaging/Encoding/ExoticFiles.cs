using System.Buffers.Binary;
using System.IO.Compression;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding.Vips;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Tests.Imaging.Encoding;

/// <summary>Makes the image files that users bring and that no encoder of ours writes.</summary>
internal static unsafe class ExoticFiles
{
    private static readonly uint[] _crcTable = [.. Enumerable.Range(0, 256).Select(x => Enumerable.Range(0, 8)
        .Aggregate((uint)x, (crc, _) => (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1))];

    /// <summary>A picture whose four quarters are red, green, blue and grey, so that every orientation shows.</summary>
    public static ImageBuffer Quarters(int width, int height)
    {
        var image = new ImageBuffer(new(width, height));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                byte[] colour = (x < width / 2, y < height / 2) switch
                {
                    (true, true) => [255, 0, 0],
                    (false, true) => [0, 255, 0],
                    (true, false) => [0, 0, 255],
                    _ => [128, 128, 128],
                };
                colour.CopyTo(image.Row(y)[(x * 3)..]);
            }
        }

        return image;
    }

    /// <summary>Any samples through any writer of libvips.</summary>
    public static byte[] Write<T>(T[] samples, ImageSize size, string interpretation, string writer, params (string Name, string Value)[] options)
        where T : unmanaged
    {
        var format = sizeof(T) == 1 ? VipsSampleFormat.Byte : VipsSampleFormat.UInt16;
        fixed (T* start = samples)
        {
            using var raw = VipsImage.Wrap((byte*)start, size, (int)(samples.Length / size.Area), format);
            using var image = new VipsOperation("copy").Set("in", raw).Set("interpretation", interpretation).ToImage();
            return options.Aggregate(new VipsOperation(writer).Set("in", image), (op, option) => op.Set(option.Name, option.Value)).ToBytes();
        }
    }

    /// <summary>A TIFF of 32-bit floating-point samples.</summary>
    public static byte[] FloatTiff()
    {
        byte[] samples = [1, 2, 3, 4];
        fixed (byte* start = samples)
        {
            using var raw = VipsImage.Wrap(start, new(2, 2), 1, VipsSampleFormat.Byte);
            using var real = new VipsOperation("cast").Set("in", raw).Set("format", "float").ToImage();
            return new VipsOperation("tiffsave_buffer").Set("in", real).ToBytes();
        }
    }

    /// <summary>A TIFF of 16 x 16 grey pixels whose tiles claim to be of another size.</summary>
    public static byte[] TiledTiff(int tileSide)
    {
        (ushort Tag, int Value)[] entries =
            [(256, 16), (257, 16), (258, 8), (259, 1), (262, 1), (277, 1), (322, tileSide), (323, tileSide), (324, 8), (325, 256)];
        const ushort Long = 4;
        const int Directory = 8 + 256; // after the header and the only tile
        return
        [
            .. "II"u8, 42, 0, .. BitConverter.GetBytes(Directory), .. new byte[256], .. BitConverter.GetBytes((ushort)entries.Length),
            .. entries.SelectMany(x => (byte[])
                [.. BitConverter.GetBytes(x.Tag), .. BitConverter.GetBytes(Long), .. BitConverter.GetBytes(1), .. BitConverter.GetBytes(x.Value)]),
            .. new byte[4],
        ];
    }

    /// <summary>A JPEG that asks to be shown turned or mirrored.</summary>
    public static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8,
            .. "MM"u8, 0, 42, 0, 0, 0, 8, // big-endian TIFF header, first directory at 8
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, // one entry: tag 0x0112, one SHORT
            0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    /// <summary>A PNG of black grey pixels whose header may claim another size than the data has.</summary>
    public static byte[] Png(ImageSize claimed, int rowsOfData, params (string Type, byte[] Data)[] extraChunks)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, claimed.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), claimed.Height);
        header[8] = 8; // bits a sample; colour type 0 (grey), deflate, no filter, not interlaced
        return
        [
            0x89, .. "PNG\r\n\u001a\n"u8,
            .. Chunk("IHDR", header),
            .. extraChunks.SelectMany(x => Chunk(x.Type, x.Data)),
            .. Chunk("IDAT", Deflate(new byte[(claimed.Width + 1L) * rowsOfData])),
            .. Chunk("IEND", []),
        ];
    }

    public static byte[] Deflate(byte[] data)
    {
        using var buffer = new MemoryStream();
        using (var stream = new ZLibStream(buffer, CompressionLevel.Optimal))
        {
            stream.Write(data);
        }

        return buffer.ToArray();
    }

    /// <summary>A WebP animation whose frames are the given still WebP files, all of one size.</summary>
    public static byte[] AnimatedWebP(ImageSize size, params byte[][] stills)
    {
        byte[] flagsAndCanvas = [0x02, 0, 0, 0, .. Int24(size.Width - 1), .. Int24(size.Height - 1)];
        byte[] body =
        [
            .. "WEBP"u8, .. RiffChunk("VP8X", flagsAndCanvas), .. RiffChunk("ANIM", [255, 255, 255, 255, 0, 0]),
            .. stills.SelectMany(still => RiffChunk("ANMF",
                [.. new byte[6], .. Int24(size.Width - 1), .. Int24(size.Height - 1), .. Int24(100), 0, .. still[12..]])),
        ];
        return RiffChunk("RIFF", body);
    }

    private static byte[] RiffChunk(string type, byte[] data) =>
        [.. Ascii(type), .. BitConverter.GetBytes(data.Length), .. data, .. new byte[data.Length % 2]];

    private static byte[] Int24(int value) => BitConverter.GetBytes(value)[..3];

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] content = [.. Ascii(type), .. data];
        var crc = ~content.Aggregate(uint.MaxValue, (sum, value) => _crcTable[(sum ^ value) & 0xFF] ^ (sum >> 8));
        return [.. BigEndian((uint)data.Length), .. content, .. BigEndian(crc)];
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);
}
