namespace PerSense.Engine.Models;

/// <summary>Whether a model's file can be used.</summary>
public enum ModelFileState
{
    /// <summary>It is there and is the one of the catalogue.</summary>
    Ready,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>Its length is not that of the catalogue: it was cut short or exchanged.</summary>
    WrongLength,

    /// <summary>Its checksum is not that of the catalogue: it was damaged or exchanged.</summary>
    WrongChecksum,
}
