using System.Text.Json;
using System.Xml.Linq;
using PerSense.Tests.Architecture;

namespace PerSense.Tests.Repository;

/// <summary>Guards what the project takes from others: nothing unused, nothing unnamed, nothing tied to one machine's feed.</summary>
public sealed class PackageTests
{
    private static readonly string[] _projects = [.. RepositoryFolder.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)
        || file.EndsWith(".targets", StringComparison.Ordinal) || file == "Directory.Build.props")];

    [Fact]
    public void Every_central_package_version_is_used_by_a_project()
    {
        var used = _projects.SelectMany(file => Includes(file, "PackageReference")).ToHashSet();

        Rule.IsKept(Includes("Directory.Packages.props", "PackageVersion").Where(package => !used.Contains(package)));
    }

    [Fact]
    public void The_notice_names_every_NuGet_package_of_the_program()
    {
        var notice = RepositoryFolder.Read("NOTICE.md");

        Rule.IsKept(LockedPackages("PerSense.Web/packages.lock.json").Where(package => !Names(notice, package)));
    }

    [Fact]
    public void The_notice_names_every_npm_package()
    {
        var notice = RepositoryFolder.Read("NOTICE.md");

        Rule.IsKept(NpmPackages().Where(package => !notice.Contains($"`{package}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_project_has_its_lock_file()
    {
        var projects = RepositoryFolder.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));

        Rule.IsKept(projects.Select(file => $"{Path.GetDirectoryName(file)}/packages.lock.json").Where(file => !RepositoryFolder.Files.Contains(file)));
    }

    [Fact]
    public void Lock_files_name_no_registry()
    {
        Assert.DoesNotContain("\"resolved\"", RepositoryFolder.Read("package-lock.json"), StringComparison.Ordinal);
        Rule.IsKept(RepositoryFolder.Files.Where(file => file.EndsWith("packages.lock.json", StringComparison.Ordinal)
            && RepositoryFolder.Read(file).Contains("://", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_file_sets_a_package_feed()
    {
        Assert.DoesNotContain(RepositoryFolder.Files, file => Path.GetFileName(file).Equals("nuget.config", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("registry=", RepositoryFolder.Read(".npmrc"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Includes(string file, string element) =>
        XDocument.Parse(RepositoryFolder.Read(file)).Descendants(element).Select(node => node.Attribute("Include")?.Value).OfType<string>();

    private static IEnumerable<string> LockedPackages(string lockFile)
    {
        using var document = JsonDocument.Parse(RepositoryFolder.Read(lockFile));
        return [.. document.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project").Select(package => package.Name).Distinct()];
    }

    private static IEnumerable<string> NpmPackages()
    {
        const string Folder = "node_modules/";
        using var document = JsonDocument.Parse(RepositoryFolder.Read("package-lock.json"));
        return [.. document.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.StartsWith(Folder, StringComparison.Ordinal)).Select(package => package.Name[Folder.Length..])];
    }

    // `A.B` itself, or `.B` in a row that starts with `A`, or the family `A.*`.
    private static bool Names(string notice, string package)
    {
        var families = Enumerable.Range(0, package.Length + 1).Where(i => i == package.Length || package[i] == '.').Select(i => $"`{package[..i]}.*`");
        var siblings = Enumerable.Range(0, package.Length).Where(i => package[i] == '.').Select(i => (Head: $"`{package[..i]}`", Tail: $"`{package[i..]}`"));
        return notice.Contains($"`{package}`", StringComparison.Ordinal)
            || families.Any(family => notice.Contains(family, StringComparison.Ordinal))
            || siblings.Any(pair => notice.Split('\n').Any(line => line.Contains(pair.Head, StringComparison.Ordinal) && line.Contains(pair.Tail, StringComparison.Ordinal)));
    }
}
