namespace PerSense.Web.Features.Images;

internal static class RenditionNames
{
    public static int LongestSide(this Rendition rendition) => (int)rendition;

    /// <summary>The key in the file store.</summary>
    public static string Key(this Rendition rendition, string contentHash) => $"{contentHash}.{rendition.LongestSide()}";

    /// <summary>Thumbnails are many and small, hence WebP; a large WebP takes seconds to write, hence JPEG.</summary>
    public static string ContentType(this Rendition rendition) => rendition == Rendition.Display ? "image/jpeg" : "image/webp";
}
