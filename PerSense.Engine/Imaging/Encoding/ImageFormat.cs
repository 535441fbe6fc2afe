namespace PerSense.Engine.Imaging.Encoding;

/// <summary>The image file formats that are read. The bytes decide, never the file's name.</summary>
public enum ImageFormat
{
    /// <summary>JPEG, baseline or progressive; grey, RGB or CMYK.</summary>
    Jpeg,

    /// <summary>PNG, 1 to 16 bits a sample, with palette or alpha.</summary>
    Png,

    /// <summary>WebP; of an animation the first frame.</summary>
    WebP,

    /// <summary>TIFF or BigTIFF with 1 to 16 bits a sample; of a series the first page.</summary>
    Tiff,
}
