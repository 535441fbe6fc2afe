using PerSense.Engine.Imaging;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>PerSAM's two aids for a decoder that supports them (eq. 8 and 9).</summary>
/// <param name="Attention">Target-guided attention on the decoder's image grid, 0..1; null for none.</param>
/// <param name="TargetEmbedding">Semantic prompt: the reference's average feature, one entry a channel of the embedding; null for none.</param>
public sealed record DecoderGuidance(FloatMap? Attention, ReadOnlyMemory<float>? TargetEmbedding);
