using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>
/// Where a decoder's mask grid lies on the image: the whole padded square (SAM) or a window round the prompt (embedded). May reach
/// beyond the image; a mask never does.
/// </summary>
/// <param name="Region">The covered part of the plane, in image coordinates.</param>
/// <param name="Image">Size of the image, to which masks are cut.</param>
public sealed record MaskFrame(ImageBox Region, ImageSize Image)
{
    /// <summary>Image coordinates to the cells of a grid that fills the frame.</summary>
    /// <param name="grid">The grid's size.</param>
    public CoordinateMap MapTo(ImageSize grid) => CoordinateMap.Covering(Region, grid);
}
