namespace PerSense.Engine.Imaging.Geometry;

/// <summary>
/// A point in continuous image coordinates: the pixel in column <c>i</c> spans <c>[i, i + 1)</c> and its centre is at <c>i + 0.5</c>.
/// </summary>
/// <param name="X">Distance from the image's left edge, in pixels.</param>
/// <param name="Y">Distance from the image's top edge, in pixels.</param>
public readonly record struct ImagePoint(double X, double Y)
{
    /// <summary>The column of the pixel that holds this point.</summary>
    public int Column => (int)Math.Floor(X);

    /// <summary>The row of the pixel that holds this point.</summary>
    public int Row => (int)Math.Floor(Y);

    /// <summary>The centre of a pixel. Sources that count pixels by index (OpenCV, SAM, the PerSense paper) give such points.</summary>
    /// <param name="column">Column index.</param>
    /// <param name="row">Row index.</param>
    public static ImagePoint AtPixel(int column, int row) => new(column + 0.5, row + 0.5);
}
