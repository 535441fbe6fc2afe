namespace PerSense.Engine.Methods;

/// <summary>What a person sees of one option of a method.</summary>
/// <param name="Path">
/// Where it stands in the options' JSON, names joined by dots, as in <c>feedback.exemplars</c>; unique within the method.
/// </param>
/// <param name="Label">Its name for people.</param>
/// <param name="Explanation">One sentence on what it does.</param>
/// <param name="Source">The paper and its section or equation, the released code, or "Project" for a choice of this program.</param>
/// <param name="Kind">What kind of value it takes.</param>
public sealed record OptionDescription(string Path, string Label, string Explanation, string Source, OptionKind Kind)
{
    /// <summary>The stage that it belongs to, for people; empty for an option of the whole method.</summary>
    public string Group { get; init; } = "";

    /// <summary>Whether it is among the few that are shown at once; the others are folded away.</summary>
    public bool IsBasic { get; init; }

    /// <summary>Whether JSON's <c>null</c> is a value; the explanation says what an empty field means.</summary>
    public bool AllowsNone { get; init; }

    /// <summary>The names that can be chosen; empty for other kinds.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The recommended value as JSON.</summary>
    public string DefaultJson { get; init; } = "null";
}
