using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>
/// Where a decoder's mask grid lies on the image: the whole padded square (SAM) or a window round the prompt (embedded). May reach
/// beyond the image; a mask never does.
/// </summary>
/// <param name="Region">The covered part of the plane, in image coordinates.</param>
/// <param name="Image">Size of the image, to which masks are cut.</param>
/// <param name="Staging">How the mask grid reaches the image's resolution in two steps (SAM); null for one step.</param>
public sealed record MaskFrame(ImageBox Region, ImageSize Image, MaskStaging? Staging = null)
{
    /// <summary>SAM's frame: the square that holds the resized image in its top-left corner.</summary>
    /// <param name="image">Size of the image.</param>
    /// <param name="side">Side of the square, in network pixels.</param>
    /// <param name="resized">Size of the resized image in it, in network pixels.</param>
    public static MaskFrame PaddedSquare(ImageSize image, int side, ImageSize resized) => new(
        new(0, 0, (double)side * image.Width / resized.Width, (double)side * image.Height / resized.Height),
        image,
        new(new(side, side), resized));

    /// <summary>Image coordinates to the cells of a grid that fills the frame.</summary>
    /// <param name="grid">The grid's size.</param>
    public CoordinateMap MapTo(ImageSize grid) => CoordinateMap.Covering(Region, grid);
}
