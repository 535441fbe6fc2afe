namespace PerSense.Engine.Evaluation.Datasets;

/// <summary>One image of a pack with the labels of its instances.</summary>
/// <param name="Id">The file's name without extension, unique in its class.</param>
/// <param name="ImageFile">Full path of the picture.</param>
/// <param name="LabelsFile">Full path of the 16-bit labels: 0 background, 1..N instances.</param>
/// <param name="Exemplar">Label of the instance that is shown: the recommended one, in a reference image the only one.</param>
public sealed record PackImage(string Id, string ImageFile, string LabelsFile, int Exemplar);
