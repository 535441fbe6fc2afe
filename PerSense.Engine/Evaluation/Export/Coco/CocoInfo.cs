namespace PerSense.Engine.Evaluation.Export.Coco;

/// <summary>About the file.</summary>
/// <param name="Description">What it holds; null when unknown.</param>
/// <param name="Version">Version of the program that wrote it; null when unknown.</param>
public sealed record CocoInfo(string? Description = null, string? Version = null);
