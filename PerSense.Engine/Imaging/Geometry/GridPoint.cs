namespace PerSense.Engine.Imaging.Geometry;

/// <summary>
/// A point in the continuous coordinates of a grid (a network's input or a feature, similarity or density map): cell <c>i</c>
/// spans <c>[i, i + 1)</c>. Only a <see cref="CoordinateMap"/> turns it into an <see cref="ImagePoint"/>.
/// </summary>
/// <param name="X">Distance from the grid's left edge, in cells.</param>
/// <param name="Y">Distance from the grid's top edge, in cells.</param>
public readonly record struct GridPoint(double X, double Y)
{
    /// <summary>The column of the cell that holds this point.</summary>
    public int Column => (int)Math.Floor(X);

    /// <summary>The row of the cell that holds this point.</summary>
    public int Row => (int)Math.Floor(Y);
}
