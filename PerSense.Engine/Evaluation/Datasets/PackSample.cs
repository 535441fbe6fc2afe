using PerSense.Engine.Imaging;

namespace PerSense.Engine.Evaluation.Datasets;

/// <summary>A loaded image of a pack.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Labels">Its instances; the same size.</param>
public sealed record PackSample(ImageBuffer Image, LabelMap Labels);
