namespace PerSense.Engine.Models.Installed;

/// <summary>The models made from one checkpoint: the content of their folder's <c>manifest.json</c>.</summary>
public sealed record InstalledPackage
{
    /// <summary>The version of the document that this program reads.</summary>
    public const int KnownVersion = 1;

    /// <summary>Version of the document's shape.</summary>
    public required int Version { get; init; }

    /// <summary>Unique name, which is also the folder's: <c>sam-vit-b</c>, <c>sam-vit-b-half</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Label { get; init; }

    /// <summary>How reals are stored.</summary>
    public required ModelVariant Variant { get; init; }

    /// <summary>The file it was made from.</summary>
    public required SourceCheckpoint Checkpoint { get; init; }

    /// <summary>The models; their files are relative to the folder of all installed models.</summary>
    public required IReadOnlyList<ModelManifest> Models { get; init; }
}
