namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>Which kind of object a prompt means, for decoders that can be told; all others ignore it.</summary>
/// <param name="Direction">The objects' average similarity feature, length 1; one entry a channel.</param>
/// <param name="Shape">Their shape; null when unknown.</param>
public sealed record DecoderTarget(ReadOnlyMemory<float> Direction, TargetShape? Shape = null);
