using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Encoding.Vips;

/// <summary>Encodes samples that lie in managed memory.</summary>
internal static unsafe class VipsWriter
{
    /// <summary>Encodes 8-bit samples.</summary>
    /// <param name="samples">Interleaved samples: one a pixel (grey) or three (sRGB).</param>
    /// <param name="size">Size of the picture.</param>
    /// <param name="writer">A saver of libvips that writes to memory.</param>
    /// <param name="quality">For a lossy format: 1 to 100.</param>
    public static byte[] Write(ReadOnlySpan<byte> samples, ImageSize size, string writer, string? quality = null)
    {
        var bands = (int)(samples.Length / size.Area);
        fixed (byte* start = samples)
        {
            using var raw = VipsImage.Wrap(start, size, bands, VipsSampleFormat.Byte);
            using var image = Interpret(raw, bands == 1 ? "b-w" : "srgb");
            var operation = new VipsOperation(writer).Set("in", image).Set("keep", "none");
            return (quality is null ? operation : operation.Set("Q", quality)).ToBytes();
        }
    }

    /// <summary>Encodes 16-bit grey samples as PNG.</summary>
    public static byte[] WritePng(ReadOnlySpan<ushort> samples, ImageSize size)
    {
        fixed (ushort* start = samples)
        {
            using var raw = VipsImage.Wrap((byte*)start, size, 1, VipsSampleFormat.UInt16);
            using var image = Interpret(raw, "grey16");
            return new VipsOperation("pngsave_buffer").Set("in", image).Set("keep", "none").ToBytes();
        }
    }

    // Bare memory has no colour space, and the writers choose the file's pixel type by it.
    private static VipsImage Interpret(VipsImage raw, string interpretation) =>
        new VipsOperation("copy").Set("in", raw).Set("interpretation", interpretation).ToImage();
}
