using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods.References;
using PerSense.Engine.Models;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Exemplars;
using PerSense.Engine.Stages.Feedback;
using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.InstanceDetection;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.Labelling;
using PerSense.Engine.Stages.LocationPriors;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.PointPrompts;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.PerSense;

/// <summary>The stages of one PerSense run: each method is one arrow of the data flow, timed and reported.</summary>
internal sealed class PerSenseStages(MethodModels models, PerSenseOptions options, SegmentationRun run)
{
    private readonly ImageViews _views = new(models, run);
    private readonly PerSenseDecoding _decoding = new(models, options, run);
    private readonly SimilarityCalibration _calibration = models.Similarity.Calibration;
    private readonly IDensityEstimator _estimator = models.Density ?? throw new MissingModelException("PerSense", [ModelRole.Density]);
    private FeatureGrid? _looks;
    private (ImageView View, IReadOnlyList<MaskEvidence> Exemplars, DensityMap Density)? _latest;

    /// <summary>Reference image and marks to reference signature.</summary>
    public ReferenceObject ReadReference(SegmentationRequest request)
    {
        var reader = new ReferenceReader(new(new(models, _views, run)), _views, new(options.Similarity));
        return run.Stage(
            new(StageKind.Encoding, 1, request.References.Count), () => reader.Read(request.References), static one => one.Masks.Count);
    }

    /// <summary>Target image to embedding and similarity map, and the detector's boxes where there is a detector.</summary>
    public PerSenseQuery Compare(SegmentationRequest request, ReferenceObject reference)
    {
        var view = run.Stage(new(StageKind.Encoding, 1), () => _views.For(request.Image, reference.Side), static _ => 1);
        var similarity = CompareView(view, reference, pass: 1);
        return new(request, reference, view, similarity, Detect(request, static label => label), Detect(request, ClassPhrase.AllOf));
    }

    /// <summary>Similarity, density and boxes to the places of sure instances.</summary>
    public IReadOnlyList<LocationPrior> FindLocationPriors(PerSenseQuery query) =>
        run.Stage(new(StageKind.LocationPrior, 1), () => LocationPriors(query), static priors => priors.Count);

    /// <summary>Places of sure instances to the first exemplar.</summary>
    public PerSenseExemplars FindExemplars(PerSenseQuery query, IReadOnlyList<LocationPrior> priors) =>
        run.Stage(new(StageKind.Exemplars, 1, priors.Count), () => FirstExemplars(query, priors), static one => one.Masks.Count);

    /// <summary>Exemplars to density map.</summary>
    public DensityMap EstimateDensity(PerSenseQuery query, PerSenseExemplars exemplars, int pass)
    {
        var request = new DensityRequest(
            query.Request.Image, query.View.Embedding, new(exemplars.Boxes, query.View.Embedding), exemplars.Target.Direction);

        // Without feedback the next pass asks the same question again.
        var known = _latest is { } latest && latest.View == query.View && latest.Exemplars.SequenceEqual(exemplars.Masks) ? latest.Density : null;
        var density = run.Stage(new(StageKind.Density, pass, exemplars.Masks.Count), () => known ?? Estimate(request), static _ => 1);
        _latest = (query.View, exemplars.Masks, density);
        Keep(new(StageKind.Density, pass, density.Density, density.Map));
        return density;
    }

    /// <summary>Density map to candidates (IDM); the exemplars' own places when the map shows none.</summary>
    public IReadOnlyList<InstanceCandidate> DetectInstances(PerSenseQuery query, DensityMap density, PerSenseExemplars exemplars, int pass)
    {
        var evidence = new DetectionEvidence(density, query.Request.Image.Size, exemplars.Side, _estimator.PixelThreshold);
        var candidates = run.Stage(
            new(StageKind.InstanceDetection, pass), () => new InstanceDetector(options.InstanceDetection).Detect(evidence), static found => found.Count);
        if (candidates.Count > 0)
        {
            return candidates;
        }

        var strength = new StrengthMap(density);
        return [.. exemplars.Masks.Select(one => new InstanceCandidate(one.Prompt, strength.At(one.Prompt)))];
    }

    /// <summary>Candidates to prompts (PPSM).</summary>
    public IReadOnlyList<PointPrompt> SelectPrompts(
        PerSenseQuery query, DensityMap density, IReadOnlyList<InstanceCandidate> candidates, int pass)
    {
        var gates = query.Gates ?? ExemplarGates(query, density);
        var evidence = new PromptEvidence(query.Similarity, density.ExpectedCount, gates, pass == options.LastPass);
        var selector = new PointPromptSelector(options.PointPrompts);
        var selection = run.Stage(
            new(StageKind.PointPrompts, pass, candidates.Count), () => selector.Select(candidates, evidence), static one => one.Prompts.Count);
        if (selection.FellBack && pass == options.LastPass)
        {
            run.Notice("No candidate was similar enough to the marked object, so all of them were decoded. Check the result, or mark another example.");
        }

        return selection.Prompts;
    }

    /// <summary>Prompts of a pass before the last to masks.</summary>
    public IReadOnlyList<MaskEvidence> DecodeMasks(
        PerSenseQuery query, IReadOnlyList<PointPrompt> prompts, PerSenseExemplars exemplars, int pass)
    {
        var chosen = options.Feedback.MostCandidates is { } most ? [.. prompts.OrderByDescending(static one => one.Strength).Take(most)] : prompts;
        var step = new StageStep(StageKind.MaskDecoding, pass, chosen.Count);
        var masks = _decoding.FirstPass(query, chosen, exemplars.Scale, step);
        return run.Stage<IReadOnlyList<MaskEvidence>>(step, () => [.. masks.OfType<MaskEvidence>()], static found => found.Count);
    }

    /// <summary>Masks of a pass to the exemplars of the next.</summary>
    public PerSenseExemplars FeedBack(PerSenseQuery query, PerSenseExemplars initial, IReadOnlyList<MaskEvidence> masks, int pass)
    {
        var selector = new FeedbackSelector(options.Feedback, _calibration, Looks(query.Request.Image));
        return run.Stage(
            new(StageKind.Feedback, pass, masks.Count),
            () => PerSenseExemplars.Of(selector.Select(initial.Masks, StartsFromReference(query), masks, initial.Target), query.Reference),
            static one => one.Masks.Count);
    }

    /// <summary>
    /// Encodes the image anew when the objects found are shown to the networks too large or too small, and measures the exemplars there.
    /// </summary>
    public (PerSenseQuery Query, PerSenseExemplars Exemplars) LookAgain(PerSenseQuery query, PerSenseExemplars exemplars, int pass)
    {
        var image = query.Request.Image;
        var side = exemplars.MedianSide;
        var change = models.Encoder.Scale.For(image.Size, side) / query.View.Embedding.Scale;
        if (change <= options.RescaleFactor && change >= 1 / options.RescaleFactor)
        {
            return (query, exemplars);
        }

        var view = run.Stage(new(StageKind.Encoding, pass), () => _views.For(image, side), static _ => 1);
        var masks = exemplars.Masks.Select(one => one with { Appearance = view.Measure(one.Footprint) });
        return (query with { View = view, Similarity = CompareView(view, query.Reference, pass) }, PerSenseExemplars.Of([.. masks], query.Reference));
    }

    /// <summary>Prompts of the last pass, and those of objects of other sizes, to masks and instances.</summary>
    public InstanceSet DecodeInstances(PerSenseQuery query, IReadOnlyList<PointPrompt> prompts, PerSenseExemplars exemplars, DensityMap density)
    {
        var others = new PerSenseSizes(models, options, run, _views).Find(query, exemplars);
        return new PerSenseInstances(models, options, run).Decode([new(query, density, prompts, exemplars.Scale), .. others], exemplars);
    }

    // A marked object on the searched image is the surest instance there can be.
    private bool StartsFromReference(PerSenseQuery query) => query.HoldsReference && options.LocationPriors.ReferenceOnSameImage;

    private SimilarityMap CompareView(ImageView view, ReferenceObject reference, int pass)
    {
        var similarity = run.Stage(
            new(StageKind.Similarity, pass), () => new SimilarityMapper(options.Similarity).Compare(view, reference.Signature), static _ => 1);
        Keep(new(StageKind.Similarity, pass, similarity.Cosine, similarity.Map));
        return similarity;
    }

    // One run of the network serves every mask on the image (specification of PerSense++, section 4.7).
    private Func<MaskEvidence, float[]>? Looks(ImageBuffer image)
    {
        if (options.Feedback.Selection != ExemplarSelection.Diverse || models.ExemplarFeatures is not { } source)
        {
            return null;
        }

        _looks ??= new(source.Features(image, run.CancellationToken));
        return mask => RegionPooling.Pool(_looks, mask.Box);
    }

    private void Keep(StageMap map)
    {
        if (options.KeepMaps)
        {
            run.Keep(map);
        }
    }

    private IReadOnlyList<DetectedBox>? Detect(SegmentationRequest request, Func<string, string> phrase) =>
        models.Detector is { } detector && !string.IsNullOrWhiteSpace(request.ClassLabel)
            ? detector.Detect(request.Image, phrase(request.ClassLabel.Trim()), run.CancellationToken)
            : null;

    private IReadOnlyList<DetectedBox>? ExemplarGates(PerSenseQuery query, DensityMap density)
    {
        if (options.PointPrompts.Gate != PromptGate.DetectorOrExemplarBoxes)
        {
            return null;
        }

        var size = new ImageBox(0, 0, query.Reference.Side, query.Reference.Side);
        return new ExemplarDetector(new(query.Similarity, density, _calibration, size)).Detect(query.Request.Image, "", run.CancellationToken);
    }

    private IReadOnlyList<LocationPrior> LocationPriors(PerSenseQuery query)
    {
        var reference = query.Reference;
        if (StartsFromReference(query))
        {
            return [.. reference.Evidence.Select(static one => new LocationPrior(one.Prompt, one.Box, 1))];
        }

        var canEstimate = options.LocationPriors.Source == LocationPriorSource.DensityPeaks && (query.HoldsReference || _estimator.AcceptsForeignExemplars);
        var density = canEstimate
            ? Estimate(new(query.Request.Image, query.View.Embedding, reference.Exemplars, reference.Appearance.Direction))
            : null;
        return new LocationPriorFinder(options.LocationPriors, _calibration).Find(new(query.Similarity, query.Boxes, density, reference.Side));
    }

    private PerSenseExemplars FirstExemplars(PerSenseQuery query, IReadOnlyList<LocationPrior> priors)
    {
        var reference = query.Reference;
        if (StartsFromReference(query))
        {
            return PerSenseExemplars.Of(reference.Evidence, reference);
        }

        PointPrompt[] prompts = [.. priors.Select(prior => new PointPrompt(prior.Point, query.Similarity.At(prior.Point), prior.Confidence))];
        var step = new StageStep(StageKind.Exemplars, 1, prompts.Length);
        var masks = _decoding.FirstPass(query, prompts, reference.Scale, step).OfType<MaskEvidence>().ToList();
        var chosen = masks.Count > 0
            ? new ExemplarSelector(options.Exemplars).Select(masks, reference.Appearance, reference.Area)
            : BoxEvidence.At(priors[0], reference.Side, query.View);
        return PerSenseExemplars.Of([options.Exemplars.BoxFromThirdCall ? _decoding.FromBox(query, chosen) : chosen], reference);
    }

    private DensityMap Estimate(DensityRequest request) => _estimator.Estimate(request with { Options = options.Density }, run.CancellationToken);
}
