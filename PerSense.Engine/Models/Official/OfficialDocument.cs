namespace PerSense.Engine.Models.Official;

/// <summary>The JSON document as it stands in the file.</summary>
internal sealed record OfficialDocument
{
    /// <summary>The version that this program reads.</summary>
    public const int KnownVersion = 1;

    /// <summary>Version of the document's shape.</summary>
    public required int Version { get; init; }

    /// <summary>The servers that files may come from, redirections included.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>The checkpoints.</summary>
    public required IReadOnlyList<OfficialCheckpoint> Checkpoints { get; init; }
}
