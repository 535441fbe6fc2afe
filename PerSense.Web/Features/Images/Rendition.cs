namespace PerSense.Web.Features.Images;

/// <summary>The smaller pictures of an image that pages show.</summary>
public enum Rendition
{
    /// <summary>Longest side 256.</summary>
    SmallThumbnail = 256,

    /// <summary>Longest side 512.</summary>
    LargeThumbnail = 512,

    /// <summary>Upright sRGB, longest side at most 4096: what the studio draws.</summary>
    Display = 4096,
}
