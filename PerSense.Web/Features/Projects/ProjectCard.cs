namespace PerSense.Web.Features.Projects;

/// <summary>A project in the list.</summary>
/// <param name="Role">The asking person's role.</param>
/// <param name="Thumbnails">Up to four images to show, latest first.</param>
/// <param name="LastRunAt">When a run last finished; null for none.</param>
public sealed record ProjectCard(
    Guid Id,
    string Name,
    string Description,
    ProjectRole Role,
    DateTimeOffset CreatedAt,
    int ImageCount,
    int RunCount,
    DateTimeOffset? LastRunAt,
    IReadOnlyList<Guid> Thumbnails,
    IReadOnlyList<string> MemberNames);
