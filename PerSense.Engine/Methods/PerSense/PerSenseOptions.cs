using PerSense.Engine.Stages;
using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Exemplars;
using PerSense.Engine.Stages.Feedback;
using PerSense.Engine.Stages.InstanceDetection;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.LocationPriors;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.PointPrompts;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.PerSense;

/// <summary>
/// Every choice of a PerSense run, stage by stage. The defaults are the recommended preset; <see cref="PerSensePresets"/> holds the others.
/// Two equal records give the same result on the same request and models.
/// </summary>
public sealed record PerSenseOptions : IMethodOptions
{
    /// <summary>Reference signature, similarity map and guidance.</summary>
    public SimilarityOptions Similarity { get; init; } = new();

    /// <summary>The search for one sure instance.</summary>
    public LocationPriorOptions LocationPriors { get; init; } = new();

    /// <summary>The first exemplar.</summary>
    public ExemplarOptions Exemplars { get; init; } = new();

    /// <summary>Exemplars to density map.</summary>
    public DensityOptions Density { get; init; } = new();

    /// <summary>Density map to candidates (IDM).</summary>
    public InstanceDetectionOptions InstanceDetection { get; init; } = new();

    /// <summary>Candidates to prompts (PPSM).</summary>
    public PointPromptOptions PointPrompts { get; init; } = new();

    /// <summary>Prompts to masks.</summary>
    public MaskDecodingOptions MaskDecoding { get; init; } = new();

    /// <summary>Masks of the first pass to exemplars of the second.</summary>
    public FeedbackOptions Feedback { get; init; } = new();

    /// <summary>Masks to instances.</summary>
    public InstanceOptions Instances { get; init; } = new();

    /// <summary>
    /// The image is encoded anew before the second pass when the objects found would be shown to the networks larger or smaller than the
    /// encoder wants by more than this factor; above 1; default 1.3. Only for encoders that look at objects at a canonical size.
    /// </summary>
    [Option("Look at the image anew when the objects found are larger or smaller than expected by more than this factor.", "Project")]
    public double RescaleFactor { get; init; } = 1.3;

    /// <summary>
    /// The last pass also looks for objects this many times larger and smaller than the exemplars, when the encoder looks at objects at a
    /// canonical size; at least 1, 1 for objects of the exemplars' size alone; default 1.6.
    /// </summary>
    [Option("Look also for objects this many times larger and smaller than the exemplars; 1 for their size alone.", "Project")]
    public double OtherSizes { get; init; } = 1.6;

    /// <summary>Whether the trace keeps the similarity and density maps of both passes; default false.</summary>
    [Option("Keep the similarity and density maps of every pass with the result.", "Project")]
    public bool KeepMaps { get; init; }

    /// <summary>The pass whose masks become instances: one more than there are feedback iterations.</summary>
    internal int LastPass => Feedback.Iterations + 1;

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">At least one value is out of range; the message names each.</exception>
    public void Validate() => OptionCheck.Throw(
    [
        .. Similarity.Faults(), .. LocationPriors.Faults(), .. Exemplars.Faults(), .. InstanceDetection.Faults(),
        .. PointPrompts.Faults(), .. MaskDecoding.Faults(), .. Feedback.Faults(), .. Instances.Faults(),
        .. RescaleFactor > 1 ? Enumerable.Empty<string>() : [$"RescaleFactor must be above 1, not {RescaleFactor}."],
        .. OtherSizes >= 1 ? Enumerable.Empty<string>() : [$"OtherSizes must be at least 1, not {OtherSizes}."],
    ]);
}
