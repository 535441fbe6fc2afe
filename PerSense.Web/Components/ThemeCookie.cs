namespace PerSense.Web.Components;

/// <summary>
/// The look that a person chose, kept in a cookie so that the first byte of a page is already right. <c>js/app/theme.js</c> writes it.
/// </summary>
internal static class ThemeCookie
{
    public const string Theme = "persense-theme";
    public const string Studio = "persense-studio";

    /// <summary><c>light</c> or <c>dark</c>; null follows the system.</summary>
    public static string? ThemeOf(HttpRequest request) => request.Cookies[Theme] is "light" or "dark" ? request.Cookies[Theme] : null;

    /// <summary><c>follow</c> when the studio follows the theme; null leaves it dark, because pictures read better so.</summary>
    public static string? StudioOf(HttpRequest request) => request.Cookies[Studio] is "follow" ? "follow" : null;
}
