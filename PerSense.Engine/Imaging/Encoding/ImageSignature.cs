using System.Buffers.Binary;

namespace PerSense.Engine.Imaging.Encoding;

/// <summary>Recognises files by their first bytes.</summary>
internal static class ImageSignature
{
    private const uint GifTag = 0x47494638;
    private const uint PhotoshopTag = 0x38425053;
    private const uint PdfTag = 0x25504446;

    /// <summary>The format of a readable file, or null.</summary>
    public static ImageFormat? Recognise(ReadOnlySpan<byte> data) => data switch
    {
        [0xFF, 0xD8, 0xFF, ..] => ImageFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ImageFormat.Png,
        [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => ImageFormat.Tiff,
        _ when data.StartsWith("RIFF"u8) && data.Length >= 12 && data[8..12].SequenceEqual("WEBP"u8) => ImageFormat.WebP,
        _ => null,
    };

    /// <summary>The name of a picture format that is known but not read, or null.</summary>
    public static string? NameUnsupported(ReadOnlySpan<byte> data)
    {
        if (data.Length < 4)
        {
            return null;
        }

        return BinaryPrimitives.ReadUInt32BigEndian(data) switch
        {
            GifTag => "GIF",
            PhotoshopTag => "Photoshop",
            PdfTag => "PDF",
            _ when data is [(byte)'B', (byte)'M', ..] && data.Length > 26 => "BMP",
            _ when data is [0xFF, 0x0A, ..] => "JPEG XL",
            _ when data.Length > 12 && data[4..8].SequenceEqual("ftyp"u8) => NameIsoMedia(data[8..12]),
            _ when data[..Math.Min(data.Length, 1024)].IndexOf("<svg"u8) >= 0 => "SVG",
            _ => null,
        };
    }

    private static string? NameIsoMedia(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("avi"u8) ? "AVIF" : brand.StartsWith("he"u8) || brand.StartsWith("mi"u8) || brand.StartsWith("ms"u8) ? "HEIC" : "Video";
}
