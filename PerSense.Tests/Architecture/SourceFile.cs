using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PerSense.Tests.Repository;

namespace PerSense.Tests.Architecture;

/// <summary>One C# file of the project, parsed.</summary>
/// <param name="Path">Relative to the repository, with forward slashes.</param>
/// <param name="Tree">Its syntax.</param>
internal sealed record SourceFile(string Path, SyntaxTree Tree)
{
    private static readonly CSharpParseOptions _options = new(LanguageVersion.Preview);
    private static readonly Lazy<IReadOnlyList<SourceFile>> _all = new(Load);

    /// <summary>Every hand-written file; EF Core writes the migrations.</summary>
    public static IReadOnlyList<SourceFile> All => _all.Value;

    public static IEnumerable<SourceFile> Engine => In("PerSense.Engine/");

    /// <summary>The product itself: engine and application.</summary>
    public static IEnumerable<SourceFile> Product => In("PerSense.Engine/").Concat(In("PerSense.Web/"));

    public int Lines => Tree.GetText().Lines.Count;

    public static IEnumerable<SourceFile> In(string folder) => All.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal));

    public static SyntaxTree Parse(string text, string path = "") => CSharpSyntaxTree.ParseText(text, _options, path);

    /// <summary>"path:line", as an editor understands it.</summary>
    public string At(SyntaxNode node) => $"{Path}:{Tree.GetLineSpan(node.Span).StartLinePosition.Line + 1}";

    private static List<SourceFile> Load() => [.. RepositoryFolder.Files
        .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal))
        .Select(path => new SourceFile(path, Parse(RepositoryFolder.Read(path), path)))];
}
