namespace PerSense.Engine.Models.Installed;

/// <summary>The file that models were made from.</summary>
/// <param name="File">Its name without folders.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, 64 hexadecimal digits.</param>
/// <param name="OfficialId">Its id among the official checkpoints when its SHA-256 is the published one; otherwise null.</param>
public sealed record SourceCheckpoint(string File, long Bytes, string Sha256, string? OfficialId);
