namespace PerSense.Engine.Models;

/// <summary>The JSON document as it stands in the file.</summary>
internal sealed record CatalogueDocument
{
    /// <summary>The version that this program reads.</summary>
    public const int KnownVersion = 1;

    /// <summary>Version of the document's shape.</summary>
    public required int Version { get; init; }

    /// <summary>All models.</summary>
    public required IReadOnlyList<ModelManifest> Models { get; init; }

    /// <summary>All bundles.</summary>
    public required IReadOnlyList<ModelBundle> Bundles { get; init; }
}
