using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging;

/// <summary>
/// A picture of region numbers, row by row: 0 is background, every other number one region (an instance, a connected component).
/// A pixel belongs to at most one region. Owns its memory; spans borrow it.
/// </summary>
public sealed class LabelMap
{
    private readonly int[] _labels;

    /// <summary>A map of background.</summary>
    /// <param name="size">Its size in pixels.</param>
    public LabelMap(ImageSize size)
        : this(size, new int[size.Area])
    {
    }

    /// <summary>A map over existing labels, which it takes over.</summary>
    /// <param name="size">Its size in pixels.</param>
    /// <param name="labels">Exactly <c>width * height</c> labels, none negative.</param>
    /// <exception cref="ArgumentException">The number of labels does not match the size.</exception>
    public LabelMap(ImageSize size, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.LongLength != size.Area)
        {
            throw new ArgumentException($"A {size.Width} x {size.Height} map needs {size.Area} labels, got {labels.LongLength}.", nameof(labels));
        }

        Size = size;
        _labels = labels;
    }

    /// <summary>Width and height in pixels.</summary>
    public ImageSize Size { get; }

    /// <summary>Columns.</summary>
    public int Width => Size.Width;

    /// <summary>Rows.</summary>
    public int Height => Size.Height;

    /// <summary>All labels, row by row.</summary>
    public Span<int> Labels => _labels;

    /// <summary>One label.</summary>
    /// <param name="x">Column.</param>
    /// <param name="y">Row.</param>
    public int this[int x, int y]
    {
        get => _labels[(y * Width) + x];
        set => _labels[(y * Width) + x] = value;
    }

    /// <summary>Numbers masks 1, 2, 3, ... in the order given; where masks overlap, the later one keeps the pixel.</summary>
    /// <param name="size">Size of the image that all masks lie in.</param>
    /// <param name="masks">The regions.</param>
    /// <exception cref="ArgumentException">A mask belongs to an image of another size.</exception>
    public static LabelMap FromMasks(ImageSize size, IReadOnlyList<PlacedMask> masks)
    {
        ArgumentNullException.ThrowIfNull(masks);
        var map = new LabelMap(size);
        for (var i = 0; i < masks.Count; i++)
        {
            if (masks[i].Image != size)
            {
                throw new ArgumentException($"Mask {i} belongs to an image of another size.", nameof(masks));
            }

            map.Paint(masks[i], i + 1);
        }

        return map;
    }

    /// <summary>One row of labels.</summary>
    /// <param name="y">Row index, 0 at the top.</param>
    public Span<int> Row(int y) => _labels.AsSpan(y * Width, Width);

    /// <summary>The pixels of one region.</summary>
    /// <param name="label">Its number; 0 gives the background.</param>
    public Mask ToMask(int label)
    {
        var mask = new Mask(Size);
        var cells = mask.Cells;
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = _labels[i] == label ? (byte)1 : (byte)0;
        }

        return mask;
    }

    /// <summary>Every region with its number, in order of the numbers; numbers without a pixel are left out.</summary>
    public IReadOnlyList<LabelledMask> ToMasks() => LabelledMask.Split(this);

    private void Paint(PlacedMask mask, int label)
    {
        for (var y = 0; y < mask.Patch.Height; y++)
        {
            PaintRow(mask.Patch.Row(y), Row(mask.Top + y)[mask.Left..], label);
        }
    }

    private static void PaintRow(ReadOnlySpan<byte> from, Span<int> to, int label)
    {
        for (var x = 0; x < from.Length; x++)
        {
            if (from[x] != 0)
            {
                to[x] = label;
            }
        }
    }
}
