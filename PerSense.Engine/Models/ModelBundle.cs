namespace PerSense.Engine.Models;

/// <summary>Models that belong together: what a method runs with, chosen by one name.</summary>
public sealed record ModelBundle
{
    /// <summary>Unique name.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Label { get; init; }

    /// <summary>A sentence on what it is good at.</summary>
    public required string Strengths { get; init; }

    /// <summary>A sentence on what it is bad at.</summary>
    public required string Limits { get; init; }

    /// <summary>The ids of its models; each role at most once.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>
    /// The weights of the learned choice among candidates, which is fitted for these models together; null when there is none.
    /// </summary>
    public ModelParameters? Verifier { get; init; }
}
