using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>
/// SAM's way from a mask grid to the image: enlarge to the network's input, cut the padding away, resize to the image; bilinear both times
/// (<c>Sam.postprocess_masks</c>).
/// </summary>
/// <param name="Full">Size of the network's input.</param>
/// <param name="Valid">The part of it that shows the image, at its top left.</param>
public sealed record MaskStaging(ImageSize Full, ImageSize Valid);
