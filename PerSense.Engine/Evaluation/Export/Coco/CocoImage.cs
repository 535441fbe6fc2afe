namespace PerSense.Engine.Evaluation.Export.Coco;

/// <summary>One image.</summary>
/// <param name="Id">Unique in the document.</param>
/// <param name="FileName">The picture's file name.</param>
/// <param name="Width">In pixels, upright.</param>
/// <param name="Height">In pixels, upright.</param>
/// <param name="Run">How its instances were found; null when that is not known. No part of COCO, whose readers skip it.</param>
public sealed record CocoImage(int Id, string FileName, int Width, int Height, CocoRun? Run = null);
