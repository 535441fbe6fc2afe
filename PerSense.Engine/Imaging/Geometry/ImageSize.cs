namespace PerSense.Engine.Imaging.Geometry;

/// <summary>Width and height of an image in whole pixels.</summary>
/// <param name="Width">Columns, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
public readonly record struct ImageSize(int Width, int Height)
{
    /// <summary>The longer of the two sides, in pixels.</summary>
    public int LongestSide => Math.Max(Width, Height);

    /// <summary>Width times height, in pixels; 64-bit so that hostile headers cannot overflow it.</summary>
    public long Area => (long)Width * Height;

    /// <summary>The box that covers the whole image.</summary>
    public ImageBox Bounds => new(0, 0, Width, Height);

    /// <summary>Whether the continuous point lies on the image (left and top edges inclusive, right and bottom exclusive).</summary>
    /// <param name="point">A point in image coordinates.</param>
    public bool Contains(ImagePoint point) => point.X >= 0 && point.Y >= 0 && point.X < Width && point.Y < Height;
}
