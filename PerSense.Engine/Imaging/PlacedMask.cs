using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging;

/// <summary>
/// A mask that covers only a part of an image: what a single instance needs, so that thousands of them fit in memory.
/// Everything outside the patch is background.
/// </summary>
/// <param name="Image">Size of the whole image.</param>
/// <param name="Left">Image column of the patch's first column.</param>
/// <param name="Top">Image row of the patch's first row.</param>
/// <param name="Patch">The pixels; lies wholly inside the image.</param>
public sealed record PlacedMask(ImageSize Image, int Left, int Top, Mask Patch)
{
    /// <summary>Image column after the patch's last column.</summary>
    public int Right => Left + Patch.Width;

    /// <summary>Image row after the patch's last row.</summary>
    public int Bottom => Top + Patch.Height;

    /// <summary>Whether an image pixel is inside the mask.</summary>
    /// <param name="column">Image column.</param>
    /// <param name="row">Image row.</param>
    public bool Contains(int column, int row) =>
        column >= Left && column < Right && row >= Top && row < Bottom && Patch[column - Left, row - Top];
}
