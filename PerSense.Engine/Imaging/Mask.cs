using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging;

/// <summary>A binary picture: one byte a pixel, 0 outside and 1 inside, row by row. Owns its memory; spans borrow it.</summary>
public sealed class Mask
{
    private readonly byte[] _cells;

    /// <summary>An empty mask.</summary>
    /// <param name="size">Its size.</param>
    public Mask(ImageSize size)
        : this(size, new byte[size.Area])
    {
    }

    /// <summary>A mask over existing cells, which it takes over.</summary>
    /// <param name="size">Its size.</param>
    /// <param name="cells">Exactly <c>width * height</c> bytes, each 0 or 1.</param>
    /// <exception cref="ArgumentException">The number of bytes does not match the size.</exception>
    public Mask(ImageSize size, byte[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.LongLength != size.Area)
        {
            throw new ArgumentException($"A {size.Width} x {size.Height} mask needs {size.Area} bytes, got {cells.LongLength}.", nameof(cells));
        }

        Size = size;
        _cells = cells;
    }

    /// <summary>Width and height in pixels.</summary>
    public ImageSize Size { get; }

    /// <summary>Columns.</summary>
    public int Width => Size.Width;

    /// <summary>Rows.</summary>
    public int Height => Size.Height;

    /// <summary>All cells, row by row.</summary>
    public Span<byte> Cells => _cells;

    /// <summary>Whether a pixel is inside.</summary>
    /// <param name="x">Column.</param>
    /// <param name="y">Row.</param>
    public bool this[int x, int y]
    {
        get => _cells[(y * Width) + x] != 0;
        set => _cells[(y * Width) + x] = value ? (byte)1 : (byte)0;
    }

    /// <summary>One row of cells.</summary>
    /// <param name="y">Row index, 0 at the top.</param>
    public Span<byte> Row(int y) => _cells.AsSpan(y * Width, Width);

    /// <summary>The number of pixels inside.</summary>
    public long Area()
    {
        long area = 0;
        foreach (var cell in _cells)
        {
            area += cell;
        }

        return area;
    }
}
