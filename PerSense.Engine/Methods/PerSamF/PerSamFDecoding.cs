using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods.Personalisation;
using PerSense.Engine.Methods.References;
using PerSense.Engine.Stages.LocationPriors;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.ScaleTuning;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.PerSamF;

/// <summary>PerSAM-F's decoder calls (section 3.4; specification section 4): one on each reference to learn from, three on the image.</summary>
internal sealed class PerSamFDecoding(MethodModels models, PerSamFOptions options, SegmentationRun run)
{
    private readonly MaskRefiner _refiner = new(models.Decoder, options.Refinement);
    private readonly SimilarityMapper _mapper = new(options.Similarity);

    /// <summary>References to the weights of part, object and whole.</summary>
    /// <param name="references">At least one.</param>
    public ScaleWeights TuneScales(IReadOnlyList<ReferenceObject> references) => run.Stage(
        new(StageKind.ScaleTuning, 1, references.Count),
        () => new ScaleTuner(options.ScaleTuning).Train([.. references.Select(Sample)]).Last().Weights,
        static weights => weights.All.Count);

    /// <summary>Decodes the object at a positive location prior.</summary>
    /// <param name="query">The image.</param>
    /// <param name="point">The prior.</param>
    /// <param name="weights">The learned weights.</param>
    /// <returns>Null when the decoder sees no object there.</returns>
    public FoundObject? Decode(PersonalQuery query, ImagePoint point, ScaleWeights weights)
    {
        var embedding = query.View.Embedding;
        var prompt = DecoderPrompt.At(point, query.Side) with { Target = query.Target };
        var answers = models.Decoder.Decode(embedding, [prompt], null, run.CancellationToken).Single();
        var joined = weights.Join(answers);

        // The released code stops with an error when the weighted mask is empty.
        var first = MaskRendering.Render(new(joined), new()) is null ? answers.Best : joined;
        var mask = _refiner.Refine(embedding, prompt, first, run.CancellationToken);
        return MaskRendering.Render(new(mask), new()) is { } pixels ? new(pixels, mask.PredictedIou, point, query.Similarity.At(point)) : null;
    }

    // The answers do not depend on the weights, so one decoder call serves all steps of the training.
    private ScaleTuningSample Sample(ReferenceObject reference)
    {
        var similarity = _mapper.Compare(reference.View, reference.Signature);
        var prompt = DecoderPrompt.At(SimilarityExtremes.Largest(similarity), reference.Side) with { Target = reference.Scale.Target };
        var answers = models.Decoder.Decode(reference.View.Embedding, [prompt], null, run.CancellationToken).Single();
        return ScaleTuningSample.Of(answers, reference.Masks[0], options.ScaleTuning.Resolution);
    }
}
