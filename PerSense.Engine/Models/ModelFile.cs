namespace PerSense.Engine.Models;

/// <summary>A file that a model needs beside its own, such as the one with the numbers of a large model.</summary>
/// <param name="File">Its path, relative to the models folder, with forward slashes.</param>
/// <param name="Sha256">SHA-256 of the file, 64 hexadecimal digits.</param>
/// <param name="Bytes">Length of the file.</param>
public sealed record ModelFile(string File, string Sha256, long Bytes);
