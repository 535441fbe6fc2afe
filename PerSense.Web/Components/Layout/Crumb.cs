namespace PerSense.Web.Components.Layout;

/// <summary>One step of the path to a page.</summary>
public sealed record Crumb(string Text, string Href)
{
    /// <summary>The list that everything begins with.</summary>
    public static Crumb Projects { get; } = new("Projects", "/projects");
}
