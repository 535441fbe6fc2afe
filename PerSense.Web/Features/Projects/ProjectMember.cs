namespace PerSense.Web.Features.Projects;

public sealed class ProjectMember
{
    public required Guid ProjectId { get; init; }

    public required Guid UserId { get; init; }

    public required ProjectRole Role { get; set; }
}
