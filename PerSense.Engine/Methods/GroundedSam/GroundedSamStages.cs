using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Methods.Personalisation;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Grounding;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.MaskDecoding;

namespace PerSense.Engine.Methods.GroundedSam;

/// <summary>The stages of one Grounded-SAM run: words or maps to boxes, boxes to masks.</summary>
internal sealed class GroundedSamStages(MethodModels models, GroundedSamOptions options, SegmentationRun run)
{
    /// <summary>The density of what is like the marked object, when boxes must come from it.</summary>
    /// <param name="query">The image.</param>
    /// <param name="label">The class label; null when unknown.</param>
    /// <returns>Null when a detector reads the label, or no model can count from an object on another image.</returns>
    public DensityMap? EstimateDensity(PersonalQuery query, string? label)
    {
        var reference = query.References[0];
        if (ReadsLabel(label) || models.Density is not { } density || !(density.AcceptsForeignExemplars || ReferenceEquals(reference.Image, query.Image)))
        {
            return null;
        }

        var request = new DensityRequest(query.Image, query.View.Embedding, reference.Exemplars, reference.Appearance.Direction);
        var map = run.Stage(new(StageKind.Density, 1), () => density.Estimate(request, run.CancellationToken), static _ => 1);
        run.Publish(query.Similarity, map);
        return map;
    }

    /// <summary>The label, or the maps of what is like the marked object, to boxes.</summary>
    /// <param name="query">The image.</param>
    /// <param name="label">The class label; null when unknown.</param>
    /// <param name="density">The density map; null when there is none.</param>
    public IReadOnlyList<DetectedBox> Detect(PersonalQuery query, string? label, DensityMap? density)
    {
        var size = query.References[0].Exemplars.Items[0].Box;
        var detector = ReadsLabel(label)
            ? models.Detector!
            : new ExemplarDetector(new(query.Similarity, density, models.Similarity.Calibration, new(0, 0, size.Width, size.Height)));
        return run.Stage<IReadOnlyList<DetectedBox>>(
            new(StageKind.Grounding, 1),
            () => [.. detector.Detect(query.Image, label?.Trim() ?? "", run.CancellationToken).Where(box => box.Confidence >= options.LeastConfidence)],
            static boxes => boxes.Count);
    }

    /// <summary>Boxes to instances.</summary>
    /// <param name="query">The image.</param>
    /// <param name="boxes">Any number.</param>
    public InstanceSet DecodeInstances(PersonalQuery query, IReadOnlyList<DetectedBox> boxes)
    {
        var step = new StageStep(StageKind.MaskDecoding, 1, boxes.Count);
        var masks = run.Stage(step, () => Decode(query, [.. boxes.OrderByDescending(static box => box.Confidence)], step), static all => all.Count);
        if (masks.Count == 0)
        {
            run.Notice("The detector found nothing. Name the object otherwise, lower the least confidence, or mark another example.");
        }

        return run.Stage(new(StageKind.Instances, 1, masks.Count), () => Distinct(masks), static set => set.Items.Count);
    }

    private bool ReadsLabel(string? label) => options.UseLabel && models.Detector is not null && !string.IsNullOrWhiteSpace(label);

    private List<Instance> Decode(PersonalQuery query, IReadOnlyList<DetectedBox> boxes, StageStep step)
    {
        var prompts = boxes.Select(box => new DecoderPrompt([], box.Box, ObjectSide: box.Box.LongestSide) { Target = query.Target }).ToList();
        var instances = new List<Instance>();
        var done = 0;
        foreach (var answer in models.Decoder.Decode(query.View.Embedding, prompts, null, run.CancellationToken))
        {
            if (Instance(query, answer.Best, boxes[done].Box.Centre) is { } instance)
            {
                instances.Add(instance);
                run.Publish([instance]);
            }

            run.Report(step, ++done);
        }

        return instances;
    }

    private Instance? Instance(PersonalQuery query, MaskPrediction mask, ImagePoint centre)
    {
        if (MaskRendering.Render(new(mask), new()) is not { } pixels)
        {
            return null;
        }

        var cosine = query.View.Measure(MaskFootprint.Of(pixels)).CosineTo(query.References[0].Appearance);
        return AcceptedInstance.Of(pixels, mask.PredictedIou, models.Similarity.Calibration.Probability(cosine), centre);
    }

    private InstanceSet Distinct(List<Instance> instances)
    {
        var duplicates = new DuplicateRule(new() { DuplicateIou = options.DuplicateIou, DuplicateContainment = null });
        var kept = new List<Instance>();
        foreach (var instance in instances)
        {
            if (!kept.Exists(surer => duplicates.IsDuplicate(instance.Mask, surer.Mask)))
            {
                kept.Add(instance);
            }
        }

        return new([.. kept.OrderByDescending(static one => one.Confidence)], instances.Count - kept.Count);
    }
}
