namespace PerSense.Web.Features.Images;

/// <summary>The file formats that are taken in, by what the file's first bytes say.</summary>
public enum StoredFormat
{
    Jpeg = 1,
    Png = 2,
    WebP = 3,
    Tiff = 4,
}
