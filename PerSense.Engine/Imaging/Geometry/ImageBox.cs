namespace PerSense.Engine.Imaging.Geometry;

/// <summary>
/// An axis-parallel box in continuous image coordinates. A box round the pixels of columns <c>a..b</c> (inclusive) has
/// <c>Left = a</c> and <c>Right = b + 1</c>; so <c>Width</c> is COCO's box width.
/// </summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Top edge.</param>
/// <param name="Right">Right edge, exclusive.</param>
/// <param name="Bottom">Bottom edge, exclusive.</param>
public readonly record struct ImageBox(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Horizontal extent in pixels; negative for an inverted box.</summary>
    public double Width => Right - Left;

    /// <summary>Vertical extent in pixels; negative for an inverted box.</summary>
    public double Height => Bottom - Top;

    /// <summary>The longer side, in pixels.</summary>
    public double LongestSide => Math.Max(Width, Height);

    /// <summary>Covered area in square pixels; 0 for an empty or inverted box.</summary>
    public double Area => IsEmpty ? 0 : Width * Height;

    /// <summary>Whether the box covers nothing.</summary>
    public bool IsEmpty => !(Width > 0 && Height > 0);

    /// <summary>The middle of the box.</summary>
    public ImagePoint Centre => new((Left + Right) / 2, (Top + Bottom) / 2);

    /// <summary>A box from its top-left corner and its extent (COCO's <c>x, y, w, h</c>).</summary>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="width">Horizontal extent.</param>
    /// <param name="height">Vertical extent.</param>
    public static ImageBox FromCorner(double x, double y, double width, double height) => new(x, y, x + width, y + height);

    /// <summary>The part that both boxes cover; empty (possibly inverted) when they are apart.</summary>
    /// <param name="other">The other box.</param>
    public ImageBox Intersect(ImageBox other) => new(
        Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    /// <summary>Intersection over union, 0..1; 0 when either box is empty.</summary>
    /// <param name="other">The other box.</param>
    public double IntersectionOverUnion(ImageBox other)
    {
        var shared = Intersect(other).Area;
        var union = Area + other.Area - shared;
        return union > 0 ? shared / union : 0;
    }

    /// <summary>Whether the point lies in the box, edges included.</summary>
    /// <param name="point">A point in the same coordinates.</param>
    public bool Contains(ImagePoint point) => point.X >= Left && point.X <= Right && point.Y >= Top && point.Y <= Bottom;
}
