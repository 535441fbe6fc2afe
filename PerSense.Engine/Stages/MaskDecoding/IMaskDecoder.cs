using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>A promptable mask decoder. Thread-safe.</summary>
public interface IMaskDecoder
{
    /// <summary>Whether <see cref="DecoderGuidance"/> has an effect.</summary>
    bool SupportsGuidance { get; }

    /// <summary>Whether <see cref="DecoderPrompt.MaskInput"/> has an effect.</summary>
    bool SupportsMaskInput { get; }

    /// <summary>Decodes prompts on one image in batches.</summary>
    /// <param name="embedding">The image's embedding.</param>
    /// <param name="prompts">Any number of prompts.</param>
    /// <param name="guidance">PerSAM's aids; null for none.</param>
    /// <param name="cancellationToken">Stops the run, also while the network is at work.</param>
    /// <returns>The answers in the order of the prompts, batch by batch as they are ready; enumerating does the work.</returns>
    IEnumerable<MaskAlternatives> Decode(
        ImageEmbedding embedding, IReadOnlyList<DecoderPrompt> prompts, DecoderGuidance? guidance, CancellationToken cancellationToken);
}
