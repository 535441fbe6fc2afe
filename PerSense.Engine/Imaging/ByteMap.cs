using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging;

/// <summary>A two-dimensional map of bytes (a grey picture), row by row. Owns its memory; spans borrow it.</summary>
public sealed class ByteMap
{
    private readonly byte[] _values;

    /// <summary>A map of zeros.</summary>
    /// <param name="size">Its size in cells.</param>
    public ByteMap(ImageSize size)
        : this(size, new byte[size.Area])
    {
    }

    /// <summary>A map over existing values, which it takes over.</summary>
    /// <param name="size">Its size in cells.</param>
    /// <param name="values">Exactly <c>width * height</c> values.</param>
    /// <exception cref="ArgumentException">The number of values does not match the size.</exception>
    public ByteMap(ImageSize size, byte[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.LongLength != size.Area)
        {
            throw new ArgumentException($"A {size.Width} x {size.Height} map needs {size.Area} values, got {values.LongLength}.", nameof(values));
        }

        Size = size;
        _values = values;
    }

    /// <summary>Width and height in cells.</summary>
    public ImageSize Size { get; }

    /// <summary>Columns.</summary>
    public int Width => Size.Width;

    /// <summary>Rows.</summary>
    public int Height => Size.Height;

    /// <summary>All values, row by row.</summary>
    public Span<byte> Values => _values;

    /// <summary>The same bytes as memory, for callers that cannot hold a span.</summary>
    public Memory<byte> Memory => _values;

    /// <summary>One value.</summary>
    /// <param name="x">Column.</param>
    /// <param name="y">Row.</param>
    public byte this[int x, int y]
    {
        get => _values[(y * Width) + x];
        set => _values[(y * Width) + x] = value;
    }

    /// <summary>One row of values.</summary>
    /// <param name="y">Row index, 0 at the top.</param>
    public Span<byte> Row(int y) => _values.AsSpan(y * Width, Width);
}
