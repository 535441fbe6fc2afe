using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Methods;

/// <summary>A decoder that tells a run how often it was asked and how many prompts it decoded.</summary>
internal sealed class CountingDecoder(IMaskDecoder decoder, SegmentationRun run) : IMaskDecoder
{
    /// <inheritdoc/>
    public bool SupportsGuidance => decoder.SupportsGuidance;

    /// <inheritdoc/>
    public bool SupportsMaskInput => decoder.SupportsMaskInput;

    /// <inheritdoc/>
    public IEnumerable<MaskAlternatives> Decode(
        ImageEmbedding embedding, IReadOnlyList<DecoderPrompt> prompts, DecoderGuidance? guidance, CancellationToken cancellationToken)
    {
        run.CountDecoding();
        foreach (var answer in decoder.Decode(embedding, prompts, guidance, cancellationToken))
        {
            run.CountPrompt();
            yield return answer;
        }
    }
}
