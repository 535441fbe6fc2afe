namespace PerSense.Web.Access;

/// <summary>Where to go next, from a query or a form: only to a page of this app.</summary>
internal static class LocalUrl
{
    public const string Home = "/projects";

    public static string OrHome(string? url)
    {
        var isLocal = url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl);
        return isLocal ? url! : Home;
    }
}
