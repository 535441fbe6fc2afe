using PerSense.Engine.Imaging.Encoding;
using PerSense.Web.Features.Projects;

namespace PerSense.Web.Features.Images;

/// <summary>One image, for the studio.</summary>
/// <param name="Role">The asking person's role in the project.</param>
/// <param name="PreviousId">The image before it in the project's list (latest first); null at the start.</param>
/// <param name="NextId">The image after it; null at the end.</param>
/// <param name="Position">Its place in the list, from 1.</param>
/// <param name="Total">Images in the project.</param>
public sealed record ImageDetails(
    Guid Id,
    Guid ProjectId,
    string ProjectName,
    ProjectRole Role,
    string FileName,
    ImageFormat Format,
    int Width,
    int Height,
    long Bytes,
    DateTimeOffset UploadedAt,
    string ContentHash,
    Guid? PreviousId,
    Guid? NextId,
    int Position,
    int Total)
{
    /// <summary>Whether the person may mark, run and delete.</summary>
    public bool MayEdit => Role >= ProjectRole.Editor;

    /// <summary>The address of what the canvas draws; changes with the content, so that it may be cached for ever.</summary>
    public string DisplayUrl => $"/api/projects/{ProjectId}/images/{Id}/display?v={ContentHash[..12]}";
}
