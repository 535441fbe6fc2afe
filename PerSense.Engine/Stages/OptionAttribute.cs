namespace PerSense.Engine.Stages;

/// <summary>What a person reads about an option where it is chosen.</summary>
/// <param name="explanation">One sentence on what it does.</param>
/// <param name="source">The paper and its section or equation, the released code, or "Project" for a choice of this program.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OptionAttribute(string explanation, string source) : Attribute
{
    /// <summary>One sentence on what it does.</summary>
    public string Explanation => explanation;

    /// <summary>Where it comes from.</summary>
    public string Source => source;

    /// <summary>Whether it is among the few that are shown at once; the others are folded away.</summary>
    public bool IsBasic { get; init; }
}
