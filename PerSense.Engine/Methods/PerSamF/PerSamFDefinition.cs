using PerSense.Engine.Models;

namespace PerSense.Engine.Methods.PerSamF;

/// <summary>PerSAM-F in the catalogue.</summary>
internal sealed class PerSamFDefinition : MethodDefinition
{
    /// <inheritdoc/>
    public override MethodDescription Description { get; } = new(
        MethodCatalogue.PerSamFId,
        "PerSAM-F",
        "As PerSAM, but two weights learn from the example in a moment whether a part or the whole is meant.",
        "Personalize Segment Anything Model with One Shot (arXiv 2305.03048)",
        [
            new("recommended", "Recommended", "One object. Start here.", OptionsJson.Write(PerSamFPresets.Recommended)),
            new("several", "Several objects", "Looks for the next object until no place is similar enough.", OptionsJson.Write(PerSamFPresets.Several)),
            new(
                "reference-parity",
                "Reference parity",
                "Repeats the released code with its quirks, for comparisons.",
                OptionsJson.Write(PerSamFPresets.ReferenceParity)),
            new(
                "several-reference-parity",
                "Several, reference parity",
                "Repeats the released script for several objects: paints over what was found and encodes anew.",
                OptionsJson.Write(PerSamFPresets.SeveralReferenceParity)),
        ],
        [ModelRole.Encoder, ModelRole.Decoder])
    {
        Options = OptionReader.Describe(PerSamFPresets.Recommended),
    };

    /// <inheritdoc/>
    public override void Check(string optionsJson) => OptionsJson.Checked<PerSamFOptions>(optionsJson);

    /// <inheritdoc/>
    protected override ISegmentationMethod Bind(string optionsJson, MethodModels models, TimeProvider time) =>
        new PerSamFMethod(models, OptionsJson.Checked<PerSamFOptions>(optionsJson), time);
}
