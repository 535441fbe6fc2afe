using PerSense.Engine.Imaging.Encoding;
using PerSense.Web.Access;

namespace PerSense.Web.Features.Images;

/// <summary>An uploaded image. Its bytes lie under their content hash; two projects with the same file share them.</summary>
public sealed class StoredImage : IProjectOwned
{
    public const int FileNameLength = 255;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ProjectId { get; init; }

    /// <summary>The name that the person gave it, without folders; for showing only, never for a path.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public required string ContentHash { get; init; }

    public required ImageFormat Format { get; init; }

    /// <summary>Width in pixels, upright.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels, upright.</summary>
    public required int Height { get; init; }

    /// <summary>Size of the file.</summary>
    public required long Bytes { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    public required Guid UploadedById { get; init; }
}
