namespace PerSense.Engine.Stages.Similarity;

/// <summary>The average feature under the reference masks (PerSAM, eq. 2; PerSense section 3.1).</summary>
/// <param name="Direction">The average, scaled to length 1; what cosines are taken with. One entry a channel.</param>
/// <param name="Target">The average itself: PerSAM's target embedding. One entry a channel.</param>
public sealed record ReferenceSignature(ReadOnlyMemory<float> Direction, ReadOnlyMemory<float> Target);
