using PerSense.Engine.Models;

namespace PerSense.Engine.Methods.PerSense;

/// <summary>PerSense in the catalogue.</summary>
internal sealed class PerSenseDefinition : MethodDefinition
{
    /// <inheritdoc/>
    public override MethodDescription Description { get; } = new(
        MethodCatalogue.PerSenseId,
        "PerSense",
        "Finds every instance of the marked object in dense images, in two passes: density first, then masks.",
        "PerSense: Personalized Instance Segmentation in Dense Images (arXiv 2405.13518)",
        [
            new("recommended", "Recommended", "What measured best on labelled photos. Start here.", OptionsJson.Write(PerSensePresets.Recommended)),
            new("paper", "Paper", "Follows the paper where the released code differs from it.", OptionsJson.Write(PerSensePresets.Paper)),
            new(
                "reference-parity",
                "Reference parity",
                "Repeats the released code with its quirks, for comparisons.",
                OptionsJson.Write(PerSensePresets.ReferenceParity)),
        ],
        [ModelRole.Encoder, ModelRole.Decoder, ModelRole.Density])
    {
        Options = OptionReader.Describe(PerSensePresets.Recommended),
    };

    /// <inheritdoc/>
    public override void Check(string optionsJson) => OptionsJson.Checked<PerSenseOptions>(optionsJson);

    /// <inheritdoc/>
    protected override ISegmentationMethod Bind(string optionsJson, MethodModels models, TimeProvider time) =>
        new PerSenseMethod(models, OptionsJson.Checked<PerSenseOptions>(optionsJson), time);
}
