using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging;

/// <summary>
/// An upright 8-bit sRGB picture: <c>Height</c> rows of <c>Width</c> interleaved R, G, B bytes, no padding. Owns its memory; spans
/// borrow it. Reading from several threads is safe while nobody writes.
/// </summary>
public sealed class ImageBuffer
{
    private readonly byte[] _pixels;

    /// <summary>A black picture.</summary>
    /// <param name="size">Its size; both sides at least 1.</param>
    public ImageBuffer(ImageSize size)
        : this(size, new byte[size.Area * 3])
    {
    }

    /// <summary>A picture over existing pixels, which it takes over.</summary>
    /// <param name="size">Its size; both sides at least 1.</param>
    /// <param name="pixels">Exactly <c>width * height * 3</c> bytes.</param>
    /// <exception cref="ArgumentException">The number of bytes does not match the size.</exception>
    public ImageBuffer(ImageSize size, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfLessThan(size.Width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size.Height, 1);
        if (pixels.LongLength != size.Area * 3)
        {
            throw new ArgumentException($"{size.Width} x {size.Height} RGB pixels need {size.Area * 3} bytes, got {pixels.LongLength}.", nameof(pixels));
        }

        Size = size;
        _pixels = pixels;
    }

    /// <summary>Width and height in pixels.</summary>
    public ImageSize Size { get; }

    /// <summary>Columns.</summary>
    public int Width => Size.Width;

    /// <summary>Rows.</summary>
    public int Height => Size.Height;

    /// <summary>All pixels, row by row, R G B interleaved.</summary>
    public Span<byte> Pixels => _pixels;

    /// <summary>The same bytes as memory, for callers that cannot hold a span.</summary>
    public Memory<byte> Memory => _pixels;

    /// <summary>One row: <c>Width * 3</c> bytes.</summary>
    /// <param name="y">Row index, 0 at the top.</param>
    public Span<byte> Row(int y) => _pixels.AsSpan(y * Width * 3, Width * 3);
}
