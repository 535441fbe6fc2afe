namespace PerSense.Engine.Imaging.Geometry;

/// <summary>
/// Column and row of a pixel, or of a cell of a grid: whole numbers that name it, not a place in continuous coordinates. The picture
/// it was found in says which of the two it is.
/// </summary>
/// <param name="Column">Column index, 0 at the left.</param>
/// <param name="Row">Row index, 0 at the top.</param>
public readonly record struct PixelIndex(int Column, int Row)
{
    /// <summary>The centre of the pixel, when the picture is the image itself.</summary>
    public ImagePoint ToImagePoint() => ImagePoint.AtPixel(Column, Row);

    /// <summary>The centre of the cell, when the picture is a grid.</summary>
    public GridPoint ToGridPoint() => new(Column + 0.5, Row + 0.5);
}
