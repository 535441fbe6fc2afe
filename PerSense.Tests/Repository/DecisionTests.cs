using System.Globalization;
using PerSense.Tests.Architecture;

namespace PerSense.Tests.Repository;

/// <summary>Guards docs/decisions: numbered without a gap, listed, and each with the sections that make it useful.</summary>
public sealed class DecisionTests
{
    private const string Folder = "docs/decisions/";

    private static readonly string[] _sections = ["## Context", "## Options", "## Decision", "## What gets easier", "## What gets harder"];

    private static readonly string[] _decisions = [.. RepositoryFolder.Files
        .Where(file => file.StartsWith(Folder, StringComparison.Ordinal) && file != Folder + "README.md")];

    [Fact]
    public void Decisions_are_numbered_without_a_gap() =>
        Assert.Equal(
            Enumerable.Range(1, _decisions.Length).Select(number => number.ToString("D4", CultureInfo.InvariantCulture)),
            _decisions.Select(file => file[Folder.Length..][..4]));

    [Fact]
    public void Every_decision_is_in_the_list()
    {
        var list = RepositoryFolder.Read(Folder + "README.md");

        Rule.IsKept(_decisions.Where(file => !list.Contains($"]({file[Folder.Length..]})", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_decision_has_all_its_sections()
    {
        Rule.IsKept(
            from file in _decisions
            let text = RepositoryFolder.Read(file)
            from section in _sections
            where !text.Contains(section, StringComparison.OrdinalIgnoreCase)
            select $"{file}: no section \"{section}\"");
    }
}
