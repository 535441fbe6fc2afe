using PerSense.Engine.Methods.Personalisation;
using PerSense.Engine.Stages;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods.PerSam;

/// <summary>Every choice of a PerSAM run. The defaults are the recommended preset; <see cref="PerSamPresets"/> holds the others.</summary>
public sealed record PerSamOptions : IMethodOptions
{
    /// <summary>Reference signature, similarity map and guidance.</summary>
    public SimilarityOptions Similarity { get; init; } = new();

    /// <summary>Whether the least similar place is a prompt beside the object (PerSAM, section 3.2); default true.</summary>
    [Option("Tell the decoder that the least similar place is not the object.", "PerSAM, section 3.2", IsBasic = true)]
    public bool NegativePoint { get; init; } = true;

    /// <summary>The first mask to the final one.</summary>
    public RefinementOptions Refinement { get; init; } = new();

    /// <summary>How several objects are found.</summary>
    public ObjectSearchOptions Objects { get; init; } = new();

    /// <inheritdoc/>
    public void Validate() => OptionCheck.Throw([.. Similarity.Faults(), .. Refinement.Faults(), .. Objects.Faults()]);
}
