using PerSense.Engine.Imaging;
using PerSense.Engine.Inference;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>Reads the outputs of a decoder of SAM's family.</summary>
internal static class SamAnswers
{
    /// <summary>The answers to one prompt: the single one, or the three alternatives.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="frame">Where masks lie on the image.</param>
    /// <param name="outputs">Masks [B, 4, h, w] and predicted IoU [B, 4].</param>
    /// <param name="index">The prompt's place in the batch.</param>
    public static MaskAlternatives Read(DecoderPrompt prompt, MaskFrame frame, TensorSet outputs, int index)
    {
        var (masks, iou) = (outputs["low_res_masks"], outputs["iou_predictions"]);
        var (count, height, width) = (masks.Shape[1], masks.Shape[2], masks.Shape[3]);
        var answers = prompt.SingleAnswer ? Enumerable.Range(0, 1) : Enumerable.Range(1, count - 1);
        return new(prompt, [.. answers.Select(answer =>
        {
            var at = (index * count) + answer;
            var logits = masks.Memory.Slice(at * height * width, height * width).ToArray();
            return new MaskPrediction(new FloatMap(new(width, height), logits), frame, iou.Memory.Span[at]);
        })]);
    }
}
