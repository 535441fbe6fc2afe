namespace PerSense.Web.Features.Projects;

/// <summary>What a member may do; each role may do what the one before it may. Stored as a number and compared in queries.</summary>
public enum ProjectRole
{
    /// <summary>Looks at everything and exports.</summary>
    Viewer = 1,

    /// <summary>Also uploads, marks, runs and deletes.</summary>
    Editor = 2,

    /// <summary>Also renames and deletes the project and chooses its members.</summary>
    Owner = 3,
}
