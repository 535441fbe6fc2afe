using PerSense.Engine.Models;

namespace PerSense.Web.Features.Projects;

/// <summary>One project, with what its tabs count.</summary>
/// <param name="Role">The asking person's role.</param>
public sealed record ProjectDetails(
    Guid Id,
    string Name,
    string Description,
    ProjectRole Role,
    DateTimeOffset CreatedAt,
    int ImageCount,
    int ExemplarCount,
    int RunCount,
    int MemberCount)
{
    /// <summary>The models that searches use.</summary>
    public ModelSelection Models { get; init; } = ModelSelection.Default;

    /// <summary>Whether the person may upload, mark, run and delete.</summary>
    public bool MayEdit => Role >= ProjectRole.Editor;

    /// <summary>Whether the person may change the project and its members.</summary>
    public bool MayManage => Role >= ProjectRole.Owner;
}
