using PerSense.Engine.Models;

namespace PerSense.Web.Features.Projects;

/// <summary>Images that belong together, and the people who work on them.</summary>
public sealed class Project
{
    public const int NameLength = 120;
    public const int DescriptionLength = 2000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public required Guid CreatedById { get; init; }

    /// <summary>The models that searches of this project use.</summary>
    public ModelSelection Models { get; set; } = ModelSelection.Default;

    public ICollection<ProjectMember> Members { get; init; } = [];
}
