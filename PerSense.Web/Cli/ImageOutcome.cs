using System.Text.Json.Serialization;

namespace PerSense.Web.Cli;

/// <summary>What came of one image: the paths of its files and its counts, or an error. An element of <c>segment --json</c>.</summary>
/// <param name="Image">Path of the searched image.</param>
internal sealed record ImageOutcome(string Image)
{
    public string? Labels { get; init; }

    public string? Overlay { get; init; }

    public string? Json { get; init; }

    public int? Count { get; init; }

    public double? ExpectedCount { get; init; }

    public double? Milliseconds { get; init; }

    public IReadOnlyList<string>? Notices { get; init; }

    /// <summary>Why there is no result; null when there is one.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the error lies in what was given, not in the work.</summary>
    [JsonIgnore]
    public bool IsBadInput { get; init; }
}
