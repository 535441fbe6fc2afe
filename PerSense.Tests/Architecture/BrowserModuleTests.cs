using System.Text.RegularExpressions;
using PerSense.Tests.Repository;

namespace PerSense.Tests.Architecture;

/// <summary>Guards the browser's side: .NET behind one file, layers of the canvas in order, nothing fetched from strangers.</summary>
public sealed partial class BrowserModuleTests
{
    private static readonly string[] _served = [".js", ".css", ".html", ".svg", ".razor", ".json"];

    private static readonly string[] _modules = [.. RepositoryFolder.Files
        .Where(file => file.StartsWith("wwwroot/js/", StringComparison.Ordinal) && file.EndsWith(".js", StringComparison.Ordinal))];

    // An address to load something from; the names of XML namespaces look like one and are none.
    [GeneratedRegex(@"(?:https?:)?//(?!www\.w3\.org/)[a-z0-9-]+(?:\.[a-z0-9-]+)+/?", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignAddress { get; }

    [GeneratedRegex(@"\bDotNet\b|invokeMethodAsync")]
    private static partial Regex DotNet { get; }

    [GeneratedRegex(@"\b(document|window|HTMLElement|addEventListener|querySelector)\b")]
    private static partial Regex Dom { get; }

    [Fact]
    public void Only_the_interop_module_knows_that_DotNet_exists()
    {
        Assert.NotEmpty(_modules);
        Rule.IsKept(_modules.Where(file => Path.GetFileName(file) != "interop.js" && DotNet.IsMatch(RepositoryFolder.Read(file))));
    }

    [Theory]
    [InlineData("geometry")]
    [InlineData("state")]
    public void Geometry_and_state_of_the_canvas_do_not_touch_the_page(string layer)
    {
        var modules = _modules.Where(file => file.StartsWith($"wwwroot/js/canvas/{layer}/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(modules);
        Rule.IsKept(
            from file in modules
            from line in WithoutComments(RepositoryFolder.Read(file)).Split('\n')
            where Dom.IsMatch(line)
            select $"{file}: {line.Trim()}");
    }

    [Fact]
    public void Nothing_that_is_served_loads_from_another_host()
    {
        Rule.IsKept(
            from file in RepositoryFolder.Files
            where _served.Contains(Path.GetExtension(file))
                && (file.StartsWith("wwwroot/", StringComparison.Ordinal) || file.StartsWith("PerSense.Web/", StringComparison.Ordinal))
                && !file.EndsWith("packages.lock.json", StringComparison.Ordinal)
            from match in ForeignAddress.Matches(WithoutComments(RepositoryFolder.Read(file)))
            select $"{file}: {match.Value}");
    }

    private static string WithoutComments(string text) => Comment.Replace(text, "");

    [GeneratedRegex(@"/\*.*?\*/|(?<![:""'(])//[^\n]*|<!--.*?-->|@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment { get; }
}
