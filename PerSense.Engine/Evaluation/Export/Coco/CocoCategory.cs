namespace PerSense.Engine.Evaluation.Export.Coco;

/// <summary>A kind of object.</summary>
/// <param name="Id">Unique in the document.</param>
/// <param name="Name">Its name.</param>
public sealed record CocoCategory(int Id, string Name);
