using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PerSense.Tests.Repository;

namespace PerSense.Tests.Architecture;

/// <summary>Guards docs/glossary.md: its types exist, and no type goes by a word that it rules out.</summary>
public sealed partial class GlossaryTests
{
    // Abbreviations that no name may contain at all, as a word of its own.
    [GeneratedRegex("(?<![a-z])(BBox|Bbox|Feat|Sim|TopK|Topk|Img|Coord|Coords|Utils|Helper|Manager)(?![a-z])")]
    private static partial Regex Abbreviations { get; }

    [Fact]
    public void Every_type_of_the_glossary_exists_in_the_engine()
    {
        var known = typeof(Engine.Imaging.Mask).Assembly.GetTypes().Select(type => type.Name).ToHashSet();

        Rule.IsKept(Rows().Select(row => row.Type).Where(type => !known.Contains(type)).Select(type => $"docs/glossary.md names {type}, which is no type."));
    }

    [Fact]
    public void No_type_is_called_by_a_word_that_the_glossary_rules_out()
    {
        var rows = Rows().ToList();

        Rule.IsKept(
            from file in SourceFile.Product
            from type in file.Tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            from row in rows
            where row.RuledOut.Contains(type.Identifier.Text)
            select $"{file.At(type)}: {type.Identifier.Text} (the word is {row.Type})");
    }

    [Fact]
    public void No_type_or_method_has_an_abbreviation_or_an_empty_word_in_its_name()
    {
        var names =
            from file in SourceFile.Product
            from node in file.Tree.GetRoot().DescendantNodes()
            let name = node is BaseTypeDeclarationSyntax type ? type.Identifier.Text : (node as MethodDeclarationSyntax)?.Identifier.Text
            where name is not null && Abbreviations.IsMatch(name)
            select $"{file.At(node)}: {name}";

        Rule.IsKept(names);
    }

    // | in the literature | `Type` | Word, Word |
    private static IEnumerable<Row> Rows() =>
        from line in RepositoryFolder.Read("docs/glossary.md").Split('\n')
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        where cells.Length == 5 && cells[2].StartsWith('`')
        select new Row(cells[2].Trim('`'), cells[3].Split(", "));

    private sealed record Row(string Type, string[] RuledOut);
}
