using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Encoding;

/// <summary>What an image file says about itself, read without decoding a pixel. Immutable.</summary>
/// <param name="Format">The file's format by its bytes.</param>
/// <param name="StoredSize">Width and height as stored, before the orientation is applied.</param>
/// <param name="Orientation">EXIF orientation, 1 to 8; 1 when there is none.</param>
/// <param name="Pages">Frames or pages in the file, at least 1; only the first is read.</param>
/// <param name="Samples">The kind of samples: how many a pixel and how deep.</param>
public sealed record ImageHeader(ImageFormat Format, ImageSize StoredSize, int Orientation, int Pages, ImageSamples Samples)
{
    /// <summary>Width and height of the upright picture that <see cref="ImageCodec.Decode"/> gives.</summary>
    public ImageSize Size => Orientation >= 5 ? new(StoredSize.Height, StoredSize.Width) : StoredSize;
}
