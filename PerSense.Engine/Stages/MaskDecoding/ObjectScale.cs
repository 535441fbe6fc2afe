namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>How large the objects looked for are.</summary>
/// <param name="Side">Longest side, in image pixels; positive.</param>
/// <param name="Area">Area in square image pixels; positive.</param>
internal readonly record struct ObjectScale(double Side, double Area)
{
    /// <summary>What they look like, for decoders that can be told; null when that is not known.</summary>
    public DecoderTarget? Target { get; init; }
}
