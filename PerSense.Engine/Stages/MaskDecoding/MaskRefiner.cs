using PerSense.Engine.Stages.Encoding;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>Refines a mask by asking the decoder again with it and with its box (PerSAM, section 3.2).</summary>
internal sealed class MaskRefiner(IMaskDecoder decoder, RefinementOptions options)
{
    /// <summary>Refines a mask.</summary>
    /// <param name="embedding">The image.</param>
    /// <param name="prompt">The points that led to the mask.</param>
    /// <param name="first">The mask.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public MaskPrediction Refine(ImageEmbedding embedding, DecoderPrompt prompt, MaskPrediction first, CancellationToken cancellationToken)
    {
        var mask = options.FromMask && decoder.SupportsMaskInput
            ? Ask(embedding, prompt with { MaskInput = first, SingleAnswer = false }, cancellationToken)
            : first;
        for (var round = 0; round < options.BoxRounds; round++)
        {
            // An empty mask has no box: the released code stops with an error there.
            if (MaskRendering.Render(new(mask), new()) is not { } pixels)
            {
                break;
            }

            var box = MaskFootprint.Of(pixels).Box;
            var next = Ask(
                embedding, prompt with { Box = box, MaskInput = mask, ObjectSide = box.LongestSide, SingleAnswer = false }, cancellationToken);
            mask = options.KeepBetter && next.PredictedIou < mask.PredictedIou ? mask : next;
        }

        return mask;
    }

    private MaskPrediction Ask(ImageEmbedding embedding, DecoderPrompt prompt, CancellationToken cancellationToken) =>
        decoder.Decode(embedding, [prompt], null, cancellationToken).Single().Best;
}
