using PerSense.Engine.Stages.Encoding;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Tests.Methods.Fakes;

/// <summary>A decoder that keeps what it answered.</summary>
internal sealed class RecordingDecoder(IMaskDecoder decoder) : IMaskDecoder
{
    /// <summary>Every answer, in the order of the prompts.</summary>
    public List<(MaskAlternatives Answer, bool Guided)> Answers { get; } = [];

    public bool SupportsGuidance => decoder.SupportsGuidance;

    public bool SupportsMaskInput => decoder.SupportsMaskInput;

    public IEnumerable<MaskAlternatives> Decode(
        ImageEmbedding embedding, IReadOnlyList<DecoderPrompt> prompts, DecoderGuidance? guidance, CancellationToken cancellationToken)
    {
        foreach (var answer in decoder.Decode(embedding, prompts, guidance, cancellationToken))
        {
            Answers.Add((answer, guidance is not null));
            yield return answer;
        }
    }
}
