namespace PerSense.Engine.Stages.Matching;

/// <summary>A patch of the image that looks like a patch of the marked object.</summary>
/// <param name="Target">Index of the image's patch, row by row.</param>
/// <param name="Similarity">Cosine of the two.</param>
internal readonly record struct PatchMatch(int Target, float Similarity);
