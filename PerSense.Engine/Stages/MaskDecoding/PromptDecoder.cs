using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.PointPrompts;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>Decodes point prompts and measures the best mask of each.</summary>
internal sealed class PromptDecoder(IMaskDecoder decoder, MaskDecodingOptions options)
{
    // Masks that are decoded again from their boxes together, so that the first are shown before the last are known.
    private const int Together = 64;

    private readonly FootprintReader _footprints = new(options);
    private readonly AnswerChoice _choice = new(options);

    /// <summary>Decodes prompts; enumerating does the work, batch by batch.</summary>
    /// <param name="task">What to decode.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>One answer a prompt, in their order; null where the decoder sees no object.</returns>
    public IEnumerable<MaskEvidence?> Decode(DecodingTask task, CancellationToken cancellationToken)
    {
        var guidance = decoder.SupportsGuidance ? task.Guidance : null;
        var embedding = task.View.Embedding;
        var target = options.TellTarget ? task.Size.Target : null;
        var questions = task.Prompts.Select(prompt => DecoderPrompt.At(prompt.Point, task.Size.Side) with { Target = target }).ToList();
        var answers = decoder.Decode(embedding, questions, guidance, cancellationToken);
        for (var i = 0; i < (decoder.SupportsMaskInput ? task.Refinements : 0); i++)
        {
            var refined = answers.Select(answer => answer.Prompt with { MaskInput = _choice.Best(answer, task.Size.Area) }).ToList();
            answers = decoder.Decode(embedding, refined, null, cancellationToken);
        }

        var masks = answers.Zip(task.Prompts, (answer, prompt) => Read(_choice.Best(answer, task.Size.Area), prompt.Point, prompt));
        for (var i = 0; i < task.BoxRounds; i++)
        {
            masks = masks.Chunk(Together).SelectMany(chunk => DecodeBoxes(chunk, task, cancellationToken));
        }

        return masks.Select(mask => mask is null ? null : Measure(mask, task.View));
    }

    private IEnumerable<ReadMask?> DecodeBoxes(ReadMask?[] masks, DecodingTask task, CancellationToken cancellationToken)
    {
        var found = masks.OfType<ReadMask>().ToList();
        var questions = found.Select(mask => Question(mask, task)).ToList();
        using var answers = decoder.Decode(task.View.Embedding, questions, null, cancellationToken).GetEnumerator();
        foreach (var mask in masks)
        {
            yield return mask is not null && answers.MoveNext() ? Better(mask, answers.Current, task.Size.Area) : null;
        }
    }

    private DecoderPrompt Question(ReadMask mask, DecodingTask task) => new([], mask.Footprint.Box, ObjectSide: mask.Footprint.Box.LongestSide)
    {
        MaskInput = options.GiveMaskWithBox && decoder.SupportsMaskInput ? mask.Prediction : null,
        Target = options.TellTarget ? task.Size.Target : null,
    };

    private ReadMask Better(ReadMask mask, MaskAlternatives again, double area)
    {
        var other = Read(_choice.Best(again, area), mask.Footprint.Box.Centre, mask.Prompt);
        return other is not null && Worth(other, area) > Worth(mask, area) ? other : mask;
    }

    private double Worth(ReadMask mask, double area) => _choice.Worth(mask.Prediction.PredictedIou, mask.Footprint.Area, area);

    private ReadMask? Read(MaskPrediction prediction, ImagePoint anchor, PointPrompt prompt) =>
        _footprints.Read(prediction, anchor) is { } footprint ? new(prediction, footprint, anchor, prompt) : null;

    private static MaskEvidence Measure(ReadMask mask, ImageView view) => new(
        mask.Prediction,
        mask.Footprint,
        mask.Anchor,
        view.Measure(mask.Footprint),
        mask.Prompt.Point,
        mask.Prompt.Strength,
        mask.Prediction.PredictedIou);

    private sealed record ReadMask(MaskPrediction Prediction, MaskFootprint Footprint, ImagePoint Anchor, PointPrompt Prompt);
}
