namespace PerSense.Web.Components.Layout;

/// <summary>One step of the path to a page.</summary>
public sealed record Crumb(string Text, string Href);
