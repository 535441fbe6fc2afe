namespace PerSense.Engine.Evaluation.Export.Coco;

/// <summary>A mask of the whole image in COCO's compressed run-length code.</summary>
/// <param name="Size">Height and width, in this order.</param>
/// <param name="Counts">The runs, column by column, as COCO's text.</param>
public sealed record CocoRle(IReadOnlyList<int> Size, string Counts);
