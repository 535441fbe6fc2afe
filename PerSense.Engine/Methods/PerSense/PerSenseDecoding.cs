using PerSense.Engine.Imaging;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.PointPrompts;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.PerSense;

/// <summary>The decoding of prompts in both passes, counted, reported and stopped on request.</summary>
internal sealed class PerSenseDecoding(MethodModels models, PerSenseOptions options, SegmentationRun run)
{
    private readonly PromptDecoder _decoder = new(models.Decoder, options.MaskDecoding);
    private readonly FootprintReader _footprints = new(options.MaskDecoding);

    /// <summary>Decodes as the exemplar search and the first pass do.</summary>
    /// <param name="query">The image.</param>
    /// <param name="prompts">The prompts.</param>
    /// <param name="size">What is looked for.</param>
    /// <param name="step">The stage, for the report.</param>
    public IEnumerable<MaskEvidence?> FirstPass(PerSenseQuery query, IReadOnlyList<PointPrompt> prompts, ObjectScale size, StageStep step)
    {
        var guidance = Guidance(query, options.MaskDecoding.GuideFirstPass);
        return Run(new(query.View, prompts, size, guidance, options.MaskDecoding.FirstPassRefinements, BoxRounds: 0), step);
    }

    /// <summary>Decodes as the second pass does.</summary>
    /// <param name="query">The image.</param>
    /// <param name="prompts">The prompts.</param>
    /// <param name="size">What is looked for.</param>
    /// <param name="step">The stage, for the report.</param>
    public IEnumerable<MaskEvidence?> SecondPass(PerSenseQuery query, IReadOnlyList<PointPrompt> prompts, ObjectScale size, StageStep step)
    {
        var (guidance, decoding) = (Guidance(query, options.MaskDecoding.GuideSecondPass), options.MaskDecoding);
        return Run(new(query.View, prompts, size, guidance, decoding.SecondPassRefinements, decoding.SecondPassBoxRounds), step);
    }

    /// <summary>A mask at the image's own resolution; null when nothing is left there.</summary>
    /// <param name="mask">The mask.</param>
    public PlacedMask? Render(MaskEvidence mask) => mask.Prediction is { } prediction ? _footprints.Render(prediction, mask.Anchor) : null;

    /// <summary>The mask that the decoder gives for a mask's own box: the released code's third call (specification section 8).</summary>
    /// <param name="query">The image.</param>
    /// <param name="mask">A mask of the first pass.</param>
    /// <returns>The same mask when the decoder sees nothing in its box.</returns>
    public MaskEvidence FromBox(PerSenseQuery query, MaskEvidence mask)
    {
        if (mask.Prediction is not { } first)
        {
            return mask;
        }

        var refiner = new MaskRefiner(models.Decoder, new() { FromMask = false, BoxRounds = 1, KeepBetter = false });
        var prompt = DecoderPrompt.At(mask.Prompt, mask.Box.LongestSide);
        var again = refiner.Refine(query.View.Embedding, prompt, first, run.CancellationToken);
        return _footprints.Read(again, mask.Anchor) is { } footprint
            ? mask with { Prediction = again, Footprint = footprint, Appearance = query.View.Measure(footprint), PredictedIou = again.PredictedIou }
            : mask;
    }

    private DecoderGuidance? Guidance(PerSenseQuery query, bool isWanted) => isWanted && models.Decoder.SupportsGuidance
        ? new GuidanceBuilder(options.Similarity).Build(query.Similarity, query.Reference.Signature, query.View.Embedding)
        : null;

    private IEnumerable<MaskEvidence?> Run(DecodingTask task, StageStep step)
    {
        var done = 0;
        foreach (var mask in _decoder.Decode(task, run.CancellationToken))
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            run.Report(step, ++done);
            yield return mask;
        }
    }
}
