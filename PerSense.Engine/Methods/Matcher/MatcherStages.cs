using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations;
using PerSense.Engine.Methods.Personalisation;
using PerSense.Engine.Methods.References;
using PerSense.Engine.Stages;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Matching;

namespace PerSense.Engine.Methods.Matcher;

/// <summary>The stages of one Matcher run (section 3): patches to points, points to masks, masks to their union.</summary>
internal sealed class MatcherStages(MethodModels models, MatcherOptions options, SegmentationRun run)
{
    private readonly Random _random = new(options.Matching.Seed);

    /// <summary>Patches of the references to patches of the image, and back.</summary>
    public MatchedPatches MatchPatches(PersonalQuery query) => run.Stage(
        new(StageKind.Matching, 1, query.References.Count), () => Match(query), static one => one.Points.Count);

    /// <summary>Matched points to prompts.</summary>
    public IReadOnlyList<DecoderPrompt> SamplePrompts(PersonalQuery query, MatchedPatches matches) => run.Stage(
        new(StageKind.PointPrompts, 1, matches.Points.Count), () => Prompts(query, matches), static prompts => prompts.Count);

    /// <summary>Prompts to masks.</summary>
    public IReadOnlyList<CandidateMask> DecodeMasks(PersonalQuery query, IReadOnlyList<DecoderPrompt> prompts)
    {
        var step = new StageStep(StageKind.MaskDecoding, 1, prompts.Count);
        return run.Stage(step, () => Decode(query, prompts, step), static masks => masks.Count);
    }

    /// <summary>Masks to those that fit the marked object and the matched points.</summary>
    public IReadOnlyList<CandidateMask> ChooseMasks(PersonalQuery query, MatchedPatches matches, IReadOnlyList<CandidateMask> masks)
    {
        var scorer = new MaskScorer(matches, options.Merging.EarthMoverPatches);
        return run.Stage<IReadOnlyList<CandidateMask>>(
            new(StageKind.Feedback, 1, masks.Count),
            () => [.. new MaskMerger(options.Merging).Choose([.. masks.Select(mask => scorer.Score(mask.Pixels))]).Select(i => masks[i])],
            static chosen => chosen.Count);
    }

    /// <summary>Chosen masks to instances of their union.</summary>
    public InstanceSet Merge(PersonalQuery query, IReadOnlyList<CandidateMask> chosen)
    {
        if (chosen.Count == 0)
        {
            run.Notice("No mask fits the marked object. Mark another example, or try another method.");
        }

        var instances = run.Stage(new(StageKind.Instances, 1, chosen.Count), () => Instances(query, chosen), static set => set.Items.Count);
        run.Publish(instances.Items);
        return instances;
    }

    private MatchedPatches Match(PersonalQuery query)
    {
        var (features, inside) = (new List<float[]>(), new List<bool>());
        foreach (var reference in query.References)
        {
            var grid = PatchGrid.Of(reference.View.Features, options.Matching.Patches);
            var under = grid.Under(reference.Masks[0]).ToHashSet();
            features.AddRange(grid.Features);
            inside.AddRange(Enumerable.Range(0, grid.Features.Count).Select(under.Contains));
        }

        var target = PatchGrid.Of(query.View.Features, options.Matching.Patches);
        var matcher = new PatchMatcher(features, inside, target.Features);
        return new(matcher, target, [.. matcher.Match().Select(match => target.Centre(match.Target))]);
    }

    private IReadOnlyList<DecoderPrompt> Prompts(PersonalQuery query, MatchedPatches matches)
    {
        var points = options.Matching.AllPoints ? matches.Points : Centres(matches.Points);
        var box = options.Matching.GiveBox ? Around(matches.Points) : default(ImageBox?);
        return [.. PromptSampler.Sample(points.Count, options.Matching, _random).Select(set => new DecoderPrompt(
            [.. set.Select(i => new LabelledPoint(points[i], IsForeground: true))], box, ObjectSide: query.Side)
        {
            SingleAnswer = !options.Matching.AllAnswers,
            Target = query.Target,
        })];
    }

    private List<ImagePoint> Centres(IReadOnlyList<ImagePoint> points)
    {
        float[][] places = [.. points.Select(static point => new[] { (float)point.X, (float)point.Y })];
        var seeds = KMeans.Seed(places, Math.Min(options.Matching.Centres, places.Length), _random);
        return [.. KMeans.Settle(places, seeds).Centres.Select(static centre => ImagePoint.AtPixel((int)centre[0], (int)centre[1])).Distinct()];
    }

    private static ImageBox Around(IReadOnlyList<ImagePoint> points) => new(
        points.Min(static point => point.X), points.Min(static point => point.Y), points.Max(static point => point.X) + 1, points.Max(static point => point.Y) + 1);

    private List<CandidateMask> Decode(PersonalQuery query, IReadOnlyList<DecoderPrompt> prompts, StageStep step)
    {
        var masks = new List<CandidateMask>();
        var done = 0;
        foreach (var answers in models.Decoder.Decode(query.View.Embedding, prompts, null, run.CancellationToken))
        {
            masks.AddRange(answers.Items.Select(Render).OfType<CandidateMask>());
            run.Report(step, ++done);
        }

        CandidateMask? Render(MaskPrediction answer) =>
            answer.PredictedIou > options.Matching.LeastPredictedIou && MaskRendering.Render(new(answer), new()) is { } pixels
                ? new(pixels, answer.PredictedIou, prompts[done].Points[0].Point)
                : null;

        IReadOnlyList<ImageBox> boxes = [.. masks.Select(static mask => MaskFootprint.Of(mask.Pixels).Box)];
        var kept = NonMaxSuppression.Keep(boxes, [.. masks.Select(static mask => mask.PredictedIou)], options.Matching.LargestBoxIou);
        return [.. kept.Select(i => masks[i])];
    }

    private InstanceSet Instances(PersonalQuery query, IReadOnlyList<CandidateMask> chosen)
    {
        var union = new Mask(query.Image.Size);
        foreach (var mask in chosen)
        {
            MaskUnion.Add(union, mask.Pixels);
        }

        var whole = new PlacedMask(union.Size, 0, 0, union);
        var parts = options.Instances == MergedInstances.Union ? [MaskCrop.Tight(whole)] : MaskUnion.Parts(union).Select(MaskCrop.Tight);
        var iou = chosen.Select(static mask => mask.PredictedIou).DefaultIfEmpty(0).Average();
        return new([.. parts.OfType<PlacedMask>().Select(part => Instance(query, part, iou)).OrderByDescending(static one => one.Similarity)], RemovedDuplicates: 0);
    }

    private Instance Instance(PersonalQuery query, PlacedMask part, double predictedIou)
    {
        var cosine = query.View.Measure(MaskFootprint.Of(part)).CosineTo(query.References[0].Appearance);
        return AcceptedInstance.Of(part, predictedIou, models.Similarity.Calibration.Probability(cosine), MaskFootprint.Of(part).Box.Centre);
    }
}
