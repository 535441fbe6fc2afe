using PerSense.Engine.Models;

namespace PerSense.Engine.Methods.GroundedSam;

/// <summary>Grounded-SAM in the catalogue.</summary>
internal sealed class GroundedSamDefinition : MethodDefinition
{
    /// <inheritdoc/>
    public override MethodDescription Description { get; } = new(
        MethodCatalogue.GroundedSamId,
        "Grounded-SAM",
        "Turns every box of a detector into a mask; without a detector that reads words, boxes come from density and similarity.",
        "Grounded SAM: Assembling Open-World Models for Diverse Visual Tasks (arXiv 2401.14159)",
        [
            new("recommended", "Recommended", "Without duplicates. Start here.", OptionsJson.Write(GroundedSamPresets.Recommended)),
            new("reference-parity", "Reference parity", "Every box becomes a mask, overlaps included.", OptionsJson.Write(GroundedSamPresets.ReferenceParity)),
        ],
        [ModelRole.Encoder, ModelRole.Decoder])
    {
        Options = OptionReader.Describe(GroundedSamPresets.Recommended),
    };

    /// <inheritdoc/>
    public override void Check(string optionsJson) => OptionsJson.Checked<GroundedSamOptions>(optionsJson);

    /// <inheritdoc/>
    protected override ISegmentationMethod Bind(string optionsJson, MethodModels models, TimeProvider time) =>
        new GroundedSamMethod(models, OptionsJson.Checked<GroundedSamOptions>(optionsJson), time);
}
