namespace PerSense.Web.Features.Projects;

/// <summary>A part of the project's page with its own address.</summary>
/// <param name="Name">The last part of the address; empty for the first tab.</param>
/// <param name="Title">The words on the tab.</param>
/// <param name="CountOf">How many things are in it; null for a tab that holds no list.</param>
internal sealed record ProjectTab(string Name, string Title, Func<ProjectDetails, int?> CountOf)
{
    public const string Exemplars = "exemplars";
    public const string Runs = "runs";
    public const string Members = "members";
    public const string Settings = "settings";

    public static IReadOnlyList<ProjectTab> All { get; } =
    [
        new("", "Images", static project => project.ImageCount),
        new(Exemplars, "Exemplars", static project => project.ExemplarCount),
        new(Runs, "Runs", static project => project.RunCount),
        new(Members, "Members", static project => project.MemberCount),
        new(Settings, "Settings", static _ => null),
    ];

    /// <summary>The tab of an address; an unknown name leads to the first.</summary>
    public static ProjectTab Find(string? name) =>
        All.FirstOrDefault(tab => string.Equals(tab.Name, name, StringComparison.OrdinalIgnoreCase)) ?? All[0];

    public string Href(Guid projectId) => Name.Length == 0 ? $"/projects/{projectId}" : $"/projects/{projectId}/{Name}";
}
