namespace PerSense.Engine.Models.Official;

/// <summary>A published file of trained weights. Immutable.</summary>
public sealed record OfficialCheckpoint
{
    /// <summary>Unique name: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Label { get; init; }

    /// <summary>What it is for, in a sentence.</summary>
    public required string Purpose { get; init; }

    /// <summary>The file's name as it was published.</summary>
    public required string File { get; init; }

    /// <summary>Where the file itself is; null when its publisher offers no address that leads to the file without a browser.</summary>
    public Uri? Address { get; init; }

    /// <summary>The publisher's page about it.</summary>
    public required Uri Page { get; init; }

    /// <summary>The file's length; null when it is not known for certain.</summary>
    public long? Bytes { get; init; }

    /// <summary>SHA-256 of the file, 64 hexadecimal digits; null when it is not known for certain.</summary>
    public string? Sha256 { get; init; }

    /// <summary>SPDX identifier of the weights' licence, or what the publisher says of it.</summary>
    public required string Licence { get; init; }

    /// <summary>What a person has to know or do beyond downloading; null for nothing.</summary>
    public string? Note { get; init; }
}
