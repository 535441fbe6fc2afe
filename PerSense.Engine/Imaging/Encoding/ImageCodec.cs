using PerSense.Engine.Imaging.Encoding.Vips;

namespace PerSense.Engine.Imaging.Encoding;

/// <summary>
/// Reads and writes picture files: JPEG, PNG, WebP and TIFF in, JPEG, PNG and WebP out. A file that cannot be read is a value, not
/// an exception. An embedded RGB colour profile is not applied, as in OpenCV and Pillow, whose pixels the networks were trained on.
/// Thread-safe.
/// </summary>
public static class ImageCodec
{
    private const string White = "255 255 255";

    /// <summary>Version of the library that does the decoding.</summary>
    /// <exception cref="DllNotFoundException">The library is missing; the message says how to install it.</exception>
    public static string LibraryVersion => VipsLibrary.Version;

    /// <summary>Reads the header alone: cheap, and the way to judge an upload before storing it.</summary>
    /// <param name="data">The whole file.</param>
    /// <param name="limits">What to refuse; <see cref="ImageLimits.Default"/> when null.</param>
    public static ImageReading<ImageHeader> Identify(ReadOnlySpan<byte> data, ImageLimits? limits = null) =>
        ImageReader.Read(data, limits ?? ImageLimits.Default, (_, header) => new ImageReading<ImageHeader>(header));

    /// <summary>Decodes to upright 8-bit sRGB: EXIF orientation applied, alpha laid over white, 16 bits rounded down to 8.</summary>
    /// <param name="data">The whole file.</param>
    /// <param name="limits">What to refuse; <see cref="ImageLimits.Default"/> when null.</param>
    public static ImageReading<ImageBuffer> Decode(ReadOnlySpan<byte> data, ImageLimits? limits = null) =>
        ImageReader.Read(data, limits ?? ImageLimits.Default, (source, header) =>
        {
            using var stored = source.Open();
            return new ImageReading<ImageBuffer>(DecodeOver(stored, header, White));
        });

    /// <summary>A small upright copy of a file, decoded at reduced size where the format allows it; never enlarged.</summary>
    /// <param name="data">The whole file.</param>
    /// <param name="longestSide">Longest side of the result in pixels, at least 1.</param>
    /// <param name="limits">What to refuse; <see cref="ImageLimits.Default"/> when null.</param>
    public static ImageReading<ImageBuffer> Thumbnail(ReadOnlySpan<byte> data, int longestSide, ImageLimits? limits = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longestSide, 1);
        return ImageReader.Read(data, limits ?? ImageLimits.Default, (source, _) =>
        {
            using var small = source.OpenThumbnail(longestSide);
            using var rgb = ToRgb(small, White);
            return new ImageReading<ImageBuffer>(new ImageBuffer(rgb.Size, rgb.ToArray<byte>()));
        });
    }

    /// <summary>Writes a JPEG without metadata.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="quality">1 (smallest) to 100 (best).</param>
    public static byte[] EncodeJpeg(ImageBuffer image, int quality = 90) => EncodeLossy(image, "jpegsave_buffer", quality);

    /// <summary>Writes a lossy WebP without metadata.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="quality">1 (smallest) to 100 (best).</param>
    public static byte[] EncodeWebP(ImageBuffer image, int quality = 85) => EncodeLossy(image, "webpsave_buffer", quality);

    /// <summary>Writes an 8-bit RGB PNG.</summary>
    /// <param name="image">The picture.</param>
    public static byte[] EncodePng(ImageBuffer image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return VipsWriter.Write(image.Pixels, image.Size, "pngsave_buffer");
    }

    /// <summary>Writes an 8-bit grey PNG.</summary>
    /// <param name="map">The grey picture.</param>
    public static byte[] EncodePng(ByteMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return VipsWriter.Write(map.Values, map.Size, "pngsave_buffer");
    }

    /// <summary>Decodes with alpha laid over a colour.</summary>
    internal static ImageBuffer DecodeOver(VipsImage stored, ImageHeader header, string background)
    {
        using var rgb = ToRgb(stored, background);
        return new(header.Size, ImageOrientation.MakeUpright(rgb.ToArray<byte>(), header, 3));
    }

    private static byte[] EncodeLossy(ImageBuffer image, string writer, int quality)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        return VipsWriter.Write(image.Pixels, image.Size, writer, $"{quality}");
    }

    private static VipsImage ToRgb(VipsImage image, string background)
    {
        using var colour = new VipsOperation("colourspace").Set("in", image).Set("space", "srgb").ToImage();
        using var opaque = Flatten(colour, background);
        return new VipsOperation("cast").Set("in", opaque).Set("format", "uchar").ToImage();
    }

    private static VipsImage Flatten(VipsImage image, string background) => image.HasAlpha
        ? new VipsOperation("flatten").Set("in", image).Set("background", background).ToImage()
        : new VipsOperation("copy").Set("in", image).ToImage();
}
