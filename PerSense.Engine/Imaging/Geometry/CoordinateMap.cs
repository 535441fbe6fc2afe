namespace PerSense.Engine.Imaging.Geometry;

/// <summary>
/// The affine map from image coordinates to a grid's: <c>grid = image * Scale + Offset</c> per axis, in continuous coordinates
/// (edges map to edges). The only place where coordinate spaces are converted. Immutable.
/// </summary>
/// <param name="ScaleX">Grid cells per image pixel, horizontally; positive.</param>
/// <param name="ScaleY">Grid cells per image pixel, vertically; positive.</param>
/// <param name="OffsetX">Grid column at the image's left edge.</param>
/// <param name="OffsetY">Grid row at the image's top edge.</param>
public readonly record struct CoordinateMap(double ScaleX, double ScaleY, double OffsetX = 0, double OffsetY = 0)
{
    /// <summary>A grid whose cells are the image's pixels.</summary>
    public static CoordinateMap Identity => new(1, 1);

    /// <summary>The map under which a grid of <paramref name="grid"/> cells covers the whole image.</summary>
    /// <param name="image">The image's size in pixels.</param>
    /// <param name="grid">The grid's size in cells.</param>
    public static CoordinateMap Covering(ImageSize image, ImageSize grid) =>
        new((double)grid.Width / image.Width, (double)grid.Height / image.Height);

    /// <summary>The map under which a grid of <paramref name="grid"/> cells covers a box of the image.</summary>
    /// <param name="box">The covered part of the image; not empty.</param>
    /// <param name="grid">The grid's size in cells.</param>
    public static CoordinateMap Covering(ImageBox box, ImageSize grid)
    {
        var (x, y) = (grid.Width / box.Width, grid.Height / box.Height);
        return new(x, y, -box.Left * x, -box.Top * y);
    }

    /// <summary>Image to grid.</summary>
    /// <param name="point">A point in image coordinates.</param>
    public GridPoint ToGrid(ImagePoint point) => new((point.X * ScaleX) + OffsetX, (point.Y * ScaleY) + OffsetY);

    /// <summary>Grid to image.</summary>
    /// <param name="point">A point in grid coordinates.</param>
    public ImagePoint ToImage(GridPoint point) => new((point.X - OffsetX) / ScaleX, (point.Y - OffsetY) / ScaleY);

    /// <summary>The image box that a rectangle of the grid covers.</summary>
    /// <param name="topLeft">The rectangle's top-left corner.</param>
    /// <param name="bottomRight">Its bottom-right corner.</param>
    public ImageBox ToImage(GridPoint topLeft, GridPoint bottomRight)
    {
        var (a, b) = (ToImage(topLeft), ToImage(bottomRight));
        return new(a.X, a.Y, b.X, b.Y);
    }

    /// <summary>This map followed by a coarsening: the grid whose cells are <paramref name="stride"/> of this grid's cells wide.</summary>
    /// <param name="stride">Cells of this grid per cell of the coarser one; positive.</param>
    public CoordinateMap Coarser(double stride) => new(ScaleX / stride, ScaleY / stride, OffsetX / stride, OffsetY / stride);
}
