using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods.Personalisation;
using PerSense.Engine.Stages.LocationPriors;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.PerSam;

/// <summary>PerSAM's three decoder calls (section 3.2; specification section 3): guided, with the mask, with mask and box.</summary>
internal sealed class PerSamDecoding(MethodModels models, PerSamOptions options, SegmentationRun run)
{
    private readonly MaskRefiner _refiner = new(models.Decoder, options.Refinement);
    private readonly GuidanceBuilder _guidance = new(options.Similarity);

    /// <summary>Decodes the object at a positive location prior.</summary>
    /// <param name="query">The image.</param>
    /// <param name="point">The prior.</param>
    /// <returns>Null when the decoder sees no object there.</returns>
    public FoundObject? Decode(PersonalQuery query, ImagePoint point)
    {
        var embedding = query.View.Embedding;
        var prompt = new DecoderPrompt(Points(query, point), ObjectSide: query.Side) { SingleAnswer = true, Target = query.Target };
        var first = models.Decoder.Decode(embedding, [prompt], Guidance(query), run.CancellationToken).Single().Best;
        if (options.Refinement.FromMask && !models.Decoder.SupportsMaskInput)
        {
            run.Notice("These models cannot improve a mask that is given back to them, so PerSAM refined by the box alone. Segment Anything models can.");
        }

        var mask = _refiner.Refine(embedding, prompt, first, run.CancellationToken);
        return MaskRendering.Render(new(mask), new()) is { } pixels ? new(pixels, mask.PredictedIou, point, query.Similarity.At(point)) : null;
    }

    private LabelledPoint[] Points(PersonalQuery query, ImagePoint point) => options.NegativePoint
        ? [new(point, IsForeground: true), new(SimilarityExtremes.Least(query.Similarity), IsForeground: false)]
        : [new(point, IsForeground: true)];

    private DecoderGuidance? Guidance(PersonalQuery query)
    {
        var guidance = _guidance.Build(query.Similarity, query.Signature, query.View.Embedding);
        if (guidance is not null && !models.Decoder.SupportsGuidance)
        {
            run.Notice("These models take no target-guided attention and no semantic prompt, so PerSAM worked without. Segment Anything models take them.");
            return null;
        }

        return guidance;
    }
}
