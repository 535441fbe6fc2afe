using PerSense.Engine.Models;

namespace PerSense.Engine.Methods.PerSam;

/// <summary>PerSAM in the catalogue.</summary>
internal sealed class PerSamDefinition : MethodDefinition
{
    /// <inheritdoc/>
    public override MethodDescription Description { get; } = new(
        MethodCatalogue.PerSamId,
        "PerSAM",
        "Finds the one marked object again in another image: the most similar place is decoded and refined twice.",
        "Personalize Segment Anything Model with One Shot (arXiv 2305.03048)",
        [
            new("recommended", "Recommended", "One object. Start here.", OptionsJson.Write(PerSamPresets.Recommended)),
            new("several", "Several objects", "Looks for the next object until no place is similar enough.", OptionsJson.Write(PerSamPresets.Several)),
            new("paper", "Paper", "Follows the paper where the released code differs from it.", OptionsJson.Write(PerSamPresets.Paper)),
            new(
                "reference-parity",
                "Reference parity",
                "Repeats the released code with its quirks, for comparisons.",
                OptionsJson.Write(PerSamPresets.ReferenceParity)),
        ],
        [ModelRole.Encoder, ModelRole.Decoder])
    {
        Options = OptionReader.Describe(PerSamPresets.Recommended),
    };

    /// <inheritdoc/>
    public override void Check(string optionsJson) => OptionsJson.Checked<PerSamOptions>(optionsJson);

    /// <inheritdoc/>
    protected override ISegmentationMethod Bind(string optionsJson, MethodModels models, TimeProvider time) =>
        new PerSamMethod(models, OptionsJson.Checked<PerSamOptions>(optionsJson), time);
}
