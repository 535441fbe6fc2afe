using PerSense.Engine.Methods.Personalisation;
using PerSense.Engine.Stages;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.ScaleTuning;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.PerSamF;

/// <summary>Every choice of a PerSAM-F run. The defaults are the recommended preset; <see cref="PerSamFPresets"/> holds the others.</summary>
public sealed record PerSamFOptions : IMethodOptions
{
    /// <summary>Reference signature and similarity map; by default with the released code's pooling, half maximum and half mean.</summary>
    public SimilarityOptions Similarity { get; init; } = new() { TargetPooling = TargetPooling.HalfMaxHalfMean };

    /// <summary>The training of the weights of part, object and whole.</summary>
    public ScaleTuningOptions ScaleTuning { get; init; } = new();

    /// <summary>The weighted mask to the final one; by default two rounds with its box.</summary>
    public RefinementOptions Refinement { get; init; } = new() { FromMask = false, BoxRounds = 2 };

    /// <summary>How several objects are found.</summary>
    public ObjectSearchOptions Objects { get; init; } = new();

    /// <inheritdoc/>
    public void Validate() =>
        OptionCheck.Throw([.. Similarity.Faults(), .. ScaleTuning.Faults(), .. Refinement.Faults(), .. Objects.Faults()]);
}
