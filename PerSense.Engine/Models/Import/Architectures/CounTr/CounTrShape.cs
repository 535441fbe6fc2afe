namespace PerSense.Engine.Models.Import.Architectures.CounTr;

/// <summary>What the weights do not say.</summary>
/// <param name="Heads">Heads of the encoder's attention; 12 in the official model.</param>
/// <param name="DecoderHeads">Heads of the decoder's attentions; 16 in the official model.</param>
internal readonly record struct CounTrShape(long Heads, long DecoderHeads)
{
    /// <summary>The official model's.</summary>
    public static CounTrShape Official => new(12, 16);
}
