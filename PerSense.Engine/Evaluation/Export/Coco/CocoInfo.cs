namespace PerSense.Engine.Evaluation.Export.Coco;

/// <summary>About the file.</summary>
/// <param name="Description">What it holds.</param>
/// <param name="Version">Version of the program that wrote it.</param>
public sealed record CocoInfo(string Description, string Version);
