using System.Globalization;
using PerSense.Engine.Methods.GroundedSam;
using PerSense.Engine.Methods.PerSamF;
using PerSense.Engine.Methods.PerSense;
using PerSense.Engine.Methods.Personalisation;
using PerSense.Engine.Stages.Density;

namespace PerSense.Engine.Methods.Auto;

/// <summary>Chooses a method by a first look at the request, and runs it.</summary>
internal sealed class AutoMethod(MethodModels models, AutoOptions options, TimeProvider time) : ISegmentationMethod
{
    /// <inheritdoc/>
    public SegmentationResult Segment(SegmentationRequest request, ISegmentationObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var encoder = new RememberingEncoder(models.Encoder);
        var memory = new DensityMemory();
        var shared = models with { Encoder = encoder, Density = models.Density is { } density ? new RememberingDensity(density, memory) : null };

        // The look is short and belongs to no stage of the method that follows, so the observer hears of the latter alone.
        var look = new SegmentationRun(observer: null, time, cancellationToken);
        var choice = Choose(request, CountedModels.For(shared, look), look);
        var preset = choice.Definition.Description.Presets[0];
        var result = choice.Definition.Create(preset.OptionsJson, shared, time).Segment(request, observer, cancellationToken);
        return result with { Notices = [choice.Reason, .. result.Notices], Trace = Join(look.Trace(), result.Trace, encoder, memory) };
    }

    private MethodChoice Choose(SegmentationRequest request, MethodModels shared, SegmentationRun look)
    {
        var stages = new PersonalStages(shared, new(), look);
        var references = stages.ReadReferences(request);
        var share = references.Average(static one => one.Area / one.Image.Size.Area);
        if (share >= options.SingleObjectShare)
        {
            return new(new PerSamFDefinition(), string.Create(
                CultureInfo.InvariantCulture, $"PerSAM-F was chosen, which finds one object, because the marked one fills {share:P0} of its image."));
        }

        if (shared.Density is null)
        {
            return shared.Detector is not null && !string.IsNullOrWhiteSpace(request.ClassLabel)
                ? new(new GroundedSamDefinition(), "Grounded-SAM was chosen, because a detector is installed but no model that counts.")
                : new(new PerSamFDefinition(), "PerSAM-F was chosen, which finds one object, because no model that counts is installed.");
        }

        var count = ExpectedCount(stages.Compare(request.Image, references), shared, look);
        return count <= options.SingleObjectCount
            ? new(new PerSamFDefinition(), "PerSAM-F was chosen, which finds one object, because no more than one like the marked object is expected.")
            : new(new PerSenseDefinition(), count is null
                ? "PerSense was chosen, because a model that counts is installed and the marked object is small in its image."
                : string.Create(CultureInfo.InvariantCulture, $"PerSense was chosen, because about {count:0} objects like the marked one are expected."));
    }

    /// <summary>The number of objects that the marked ones lead to at first sight; null when the counter needs one on this very image.</summary>
    private static double? ExpectedCount(PersonalQuery query, MethodModels shared, SegmentationRun look)
    {
        var reference = query.References[0];
        if (!(shared.Density!.AcceptsForeignExemplars || ReferenceEquals(reference.Image, query.Image)))
        {
            return null;
        }

        var request = new DensityRequest(query.Image, query.View.Embedding, reference.Exemplars, reference.Appearance.Direction);
        return shared.Density.Estimate(request, look.CancellationToken).ExpectedCount;
    }

    private static StageTrace Join(StageTrace look, StageTrace run, RememberingEncoder encoder, DensityMemory memory) => run with
    {
        EncoderCalls = encoder.Calls,
        DecoderPrompts = look.DecoderPrompts + run.DecoderPrompts,
        DecoderCalls = look.DecoderCalls + run.DecoderCalls,
        DensityCalls = look.DensityCalls + run.DensityCalls,
        DensityStemCalls = memory.StemCalls,
        DensityHeadCalls = memory.HeadCalls,
        Duration = look.Duration + run.Duration,
    };
}
