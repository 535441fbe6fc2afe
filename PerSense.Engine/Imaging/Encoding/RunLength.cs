using System.Diagnostics.CodeAnalysis;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Encoding;

/// <summary>
/// A mask as COCO's run-length encoding: pixel counts of alternating runs, outside first, down the columns from left to right. Immutable
/// and therefore thread-safe. It knows the size of its image.
/// </summary>
public sealed class RunLength
{
    private readonly int[] _counts;

    private RunLength(ImageSize size, int[] counts)
    {
        Size = size;
        _counts = counts;
    }

    /// <summary>Size of the image.</summary>
    public ImageSize Size { get; }

    /// <summary>Lengths of the runs: outside, inside, outside, ... They add up to the image's pixels; the first may be 0.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>The number of pixels inside.</summary>
    public long Area()
    {
        long area = 0;
        for (var i = 1; i < _counts.Length; i += 2)
        {
            area += _counts[i];
        }

        return area;
    }

    /// <summary>The tight box of the pixels inside; all zero when there is none.</summary>
    public ImageBox Bounds() => RunLengthExtent.Measure(this).ToBox();

    /// <summary>Encodes a mask.</summary>
    /// <param name="mask">The mask.</param>
    public static RunLength FromMask(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return FromMask(new PlacedMask(mask.Size, 0, 0, mask));
    }

    /// <summary>Encodes a mask that covers a part of an image; the work is that of the part.</summary>
    /// <param name="mask">The mask; its patch lies wholly inside the image.</param>
    public static RunLength FromMask(PlacedMask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return new(mask.Image, RunLengthRaster.Encode(mask));
    }

    /// <summary>Encodes a polygon exactly as COCO's own tool rasterises it (five-fold upsampling).</summary>
    /// <param name="polygon">The polygon; parts outside the image are cut off.</param>
    /// <param name="size">Size of the image.</param>
    public static RunLength FromPolygon(Polygon polygon, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(polygon);
        return new(size, CocoPolygonRaster.Encode(polygon, size));
    }

    /// <summary>Takes over uncompressed counts.</summary>
    /// <param name="counts">Lengths of the runs, outside first.</param>
    /// <param name="size">Size of the image.</param>
    /// <exception cref="FormatException">A count is negative, or they do not add up to the image's pixels.</exception>
    public static RunLength FromCounts(IReadOnlyList<int> counts, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return Check([.. counts], size) is { } problem ? throw new FormatException(problem) : new(size, [.. counts]);
    }

    /// <summary>Reads COCO's compressed string.</summary>
    /// <param name="text">The string (<c>counts</c> in a COCO file).</param>
    /// <param name="size">Size of the image.</param>
    /// <exception cref="FormatException">The text is not such a string or belongs to an image of another size.</exception>
    public static RunLength Parse(string text, ImageSize size)
    {
        ArgumentNullException.ThrowIfNull(text);
        return RunLengthString.Decode(text, size.Area) is { } counts && Check(counts, size) is null
            ? new(size, counts)
            : throw new FormatException($"The text is no compressed run-length mask of a {size.Width} x {size.Height} image.");
    }

    /// <summary>Reads COCO's compressed string when it is one.</summary>
    /// <param name="text">The string; may be anything.</param>
    /// <param name="size">Size of the image.</param>
    /// <param name="mask">The mask, or null.</param>
    public static bool TryParse(string? text, ImageSize size, [NotNullWhen(true)] out RunLength? mask)
    {
        var counts = text is null ? null : RunLengthString.Decode(text, size.Area);
        mask = counts is not null && Check(counts, size) is null ? new(size, counts) : null;
        return mask is not null;
    }

    /// <summary>The pixels inside all masks, or inside any of them.</summary>
    /// <param name="masks">At least one mask, all of one image size.</param>
    /// <param name="intersect">Whether a pixel must be inside all.</param>
    /// <exception cref="ArgumentException">There is no mask, or the sizes differ.</exception>
    public static RunLength Merge(IReadOnlyList<RunLength> masks, bool intersect = false)
    {
        ArgumentNullException.ThrowIfNull(masks);
        if (masks.Count == 0)
        {
            throw new ArgumentException("There is nothing to merge.", nameof(masks));
        }

        return masks.Skip(1).Aggregate(masks[0], (merged, next) => new(merged.Size, RunLengthOverlap.Merge(merged, next, intersect)));
    }

    /// <summary>COCO's compressed string.</summary>
    public string ToCompressed() => RunLengthString.Encode(_counts);

    /// <summary>The mask of the whole image.</summary>
    public Mask ToMask()
    {
        var mask = new Mask(Size);
        RunLengthRaster.Paint(this, new(Size, 0, 0, mask));
        return mask;
    }

    /// <summary>The mask of the tight box, without the rest of the image; null when no pixel is inside.</summary>
    public PlacedMask? ToPlacedMask()
    {
        var extent = RunLengthExtent.Measure(this);
        if (extent.IsEmpty)
        {
            return null;
        }

        var placed = new PlacedMask(Size, extent.Left, extent.Top, new(new(extent.Right - extent.Left, extent.Bottom - extent.Top)));
        RunLengthRaster.Paint(this, placed);
        return placed;
    }

    /// <summary>The number of pixels inside both masks.</summary>
    /// <param name="other">A mask of the same image size.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public long IntersectionArea(RunLength other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return RunLengthOverlap.CountShared(this, other);
    }

    /// <summary>Intersection over union, 0..1; 0 when both are empty.</summary>
    /// <param name="other">A mask of the same image size.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public double IntersectionOverUnion(RunLength other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var shared = IntersectionArea(other);
        var union = Area() + other.Area() - shared;
        return union == 0 ? 0 : (double)shared / union;
    }

    /// <summary>The part of this mask that the other covers, 0..1 (COCO's overlap with a crowd); 0 when this mask is empty.</summary>
    /// <param name="other">A mask of the same image size.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public double IntersectionOverOwnArea(RunLength other)
    {
        var area = Area();
        return area == 0 ? 0 : (double)IntersectionArea(other) / area;
    }

    private static string? Check(int[] counts, ImageSize size)
    {
        long total = 0;
        foreach (var count in counts)
        {
            if (count < 0)
            {
                return $"A run of {count} pixels is impossible.";
            }

            total += count;
        }

        return total == size.Area ? null : $"The runs hold {total} pixels, a {size.Width} x {size.Height} image has {size.Area}.";
    }
}
