namespace PerSense.Engine.Imaging.Operations;

/// <summary>Shrinks regions by a square window. The outside of the image never erodes (OpenCV's default border).</summary>
public static class Erosion
{
    /// <summary>Keeps the pixels whose whole window is inside.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="radius">Pixels from the window's centre to its border; 1, the default, is OpenCV's 3 x 3 rectangle.</param>
    public static Mask Erode(Mask mask, int radius = 1)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return new(mask.Size, SquareWindow<byte, Minimum<byte>>.Filter(mask.Cells, mask.Size, radius));
    }
}
