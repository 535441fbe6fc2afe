namespace PerSense.Web.Features.Projects;

/// <summary>A member of a project.</summary>
/// <param name="IsMe">Whether it is the asking person.</param>
public sealed record MemberRow(Guid UserId, string Name, string Email, ProjectRole Role, bool IsMe);
