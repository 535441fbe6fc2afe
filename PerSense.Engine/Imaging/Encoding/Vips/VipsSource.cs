namespace PerSense.Engine.Imaging.Encoding.Vips;

/// <summary>An encoded file in pinned memory.</summary>
/// <param name="data">Its first byte.</param>
/// <param name="length">Its length.</param>
/// <param name="format">Its format.</param>
internal sealed unsafe class VipsSource(byte* data, int length, ImageFormat format)
{
    private readonly byte* _data = data;

    /// <summary>Reads the header; the pixels stream in when they are asked for, from top to bottom, once.</summary>
    public VipsImage Open() => new VipsOperation(LoaderName(format))
        .Set("buffer", _data, length)
        .Set("access", "sequential")
        .Set("fail_on", "truncated")
        .ToImage();

    /// <summary>Decodes at reduced size where the format allows it; upright, never enlarged, alpha kept.</summary>
    public VipsImage OpenThumbnail(int longestSide) => new VipsOperation("thumbnail_buffer")
        .Set("buffer", _data, length)
        .Set("width", $"{longestSide}")
        .Set("height", $"{longestSide}")
        .Set("size", "down")
        .Set("option_string", "[fail_on=truncated]") // the operation's own fail_on does not reach the loader in libvips 8.18
        .ToImage();

    private static string LoaderName(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "jpegload_buffer",
        ImageFormat.Png => "pngload_buffer",
        ImageFormat.WebP => "webpload_buffer",
        _ => "tiffload_buffer",
    };
}
