using PerSense.Engine.Inference;

namespace PerSense.Engine.Models;

/// <summary>One model of the catalogue: everything that the program knows about its file.</summary>
public sealed record ModelManifest
{
    /// <summary>Unique name: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>What it does.</summary>
    public required ModelRole Role { get; init; }

    /// <summary>The contract it fits, with its version: <c>embedded-encoder/1</c>. Names the worker that can run it.</summary>
    public required string Contract { get; init; }

    /// <summary>Its file, relative to the models folder, with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Length of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>Files that must lie beside it: the numbers of a large model. Default: none.</summary>
    public IReadOnlyList<ModelFile> Companions { get; init; } = [];

    /// <summary>SPDX identifier of its licence.</summary>
    public required string Licence { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>One line about it.</summary>
    public required string Description { get; init; }

    /// <summary>Lengths of the contract's symbols; checked against the file when it is loaded.</summary>
    public required IReadOnlyList<AxisLength> Axes { get; init; }

    /// <summary>Numbers that the contract's worker needs. Empty when it needs none.</summary>
    public required ModelParameters Parameters { get; init; }

    /// <summary>All its files, its own first.</summary>
    public IReadOnlyList<ModelFile> Files() => [new(File, Sha256, Bytes), .. Companions];

    /// <summary>The length of all its files.</summary>
    public long TotalBytes() => Files().Sum(static file => file.Bytes);
}
