using PerSense.Engine.Methods.PerSense;
using PerSense.Engine.Models;

namespace PerSense.Engine.Methods.PerSensePlusPlus;

/// <summary>PerSense++ in the catalogue.</summary>
internal sealed class PerSensePlusPlusDefinition : MethodDefinition
{
    /// <inheritdoc/>
    public override MethodDescription Description { get; } = new(
        MethodCatalogue.PerSensePlusPlusId,
        "PerSense++",
        "PerSense with candidates from density peaks too, exemplars of different sizes, and oversized masks rejected.",
        "Towards PerSense++ (arXiv 2508.14660)",
        [
            new(
                "recommended",
                "Recommended",
                "What measured best on labelled photos: the same as recommended for PerSense, which took over these additions. Start here.",
                OptionsJson.Write(PerSensePlusPlusPresets.Recommended)),
            new(
                "reference-parity",
                "Reference parity",
                "Repeats the released code with its quirks, for comparisons.",
                OptionsJson.Write(PerSensePlusPlusPresets.ReferenceParity)),
        ],
        [ModelRole.Encoder, ModelRole.Decoder, ModelRole.Density])
    {
        Options = OptionReader.Describe(PerSensePlusPlusPresets.Recommended),
    };

    /// <inheritdoc/>
    public override void Check(string optionsJson) => OptionsJson.Checked<PerSenseOptions>(optionsJson);

    /// <inheritdoc/>
    protected override ISegmentationMethod Bind(string optionsJson, MethodModels models, TimeProvider time) =>
        new PerSenseMethod(models, OptionsJson.Checked<PerSenseOptions>(optionsJson), time);
}
