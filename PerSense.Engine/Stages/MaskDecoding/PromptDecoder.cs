using PerSense.Engine.Stages.PointPrompts;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>Decodes point prompts and measures the best mask of each.</summary>
internal sealed class PromptDecoder(IMaskDecoder decoder, FootprintReader footprints)
{
    /// <summary>Decodes prompts; enumerating does the work, batch by batch.</summary>
    /// <param name="task">What to decode.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>One answer a prompt, in their order; null where the decoder sees no object.</returns>
    public IEnumerable<MaskEvidence?> Decode(DecodingTask task, CancellationToken cancellationToken)
    {
        var guidance = decoder.SupportsGuidance ? task.Guidance : null;
        var embedding = task.View.Embedding;
        var questions = task.Prompts.Select(prompt => DecoderPrompt.At(prompt.Point, task.ObjectSide)).ToList();
        var answers = decoder.Decode(embedding, questions, guidance, cancellationToken);
        for (var i = 0; i < (decoder.SupportsMaskInput ? task.Refinements : 0); i++)
        {
            var refined = answers.Select(static answer => answer.Prompt with { MaskInput = answer.Best }).ToList();
            answers = decoder.Decode(embedding, refined, null, cancellationToken);
        }

        return answers.Zip(task.Prompts, (answer, prompt) => Measure(task.View, answer.Best, prompt));
    }

    private MaskEvidence? Measure(ImageView view, MaskPrediction prediction, PointPrompt prompt) =>
        footprints.Read(prediction, prompt.Point) is { } footprint
            ? new(prediction, footprint, view.Measure(footprint), prompt.Point, prompt.Strength, prediction.PredictedIou)
            : null;
}
