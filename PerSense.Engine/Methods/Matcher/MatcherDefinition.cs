using PerSense.Engine.Models;

namespace PerSense.Engine.Methods.Matcher;

/// <summary>Matcher in the catalogue.</summary>
internal sealed class MatcherDefinition : MethodDefinition
{
    /// <inheritdoc/>
    public override MethodDescription Description { get; } = new(
        MethodCatalogue.MatcherId,
        "Matcher",
        "Matches patches of the marked object with patches of the image, there and back, and merges the masks of many prompts.",
        "Matcher: Segment Anything with One Shot Using All-Purpose Feature Matching (arXiv 2305.13310)",
        [
            new("recommended", "Recommended", "What is like the marked object, part by part. Start here.", OptionsJson.Write(MatcherPresets.Recommended)),
            new("coco", "Everyday scenes", "The paper's settings for COCO and LVIS.", OptionsJson.Write(MatcherPresets.Coco)),
            new("fss", "One object", "The paper's settings for FSS-1000.", OptionsJson.Write(MatcherPresets.Fss)),
            new("part", "Part of an object", "The paper's settings for PASCAL-Part and PACO-Part.", OptionsJson.Write(MatcherPresets.Part)),
            new("reference-parity", "Reference parity", "The released program's defaults.", OptionsJson.Write(MatcherPresets.ReferenceParity)),
        ],
        [ModelRole.Encoder, ModelRole.Decoder])
    {
        Options = OptionReader.Describe(MatcherPresets.Recommended),
    };

    /// <inheritdoc/>
    public override void Check(string optionsJson) => OptionsJson.Checked<MatcherOptions>(optionsJson);

    /// <inheritdoc/>
    protected override ISegmentationMethod Bind(string optionsJson, MethodModels models, TimeProvider time) =>
        new MatcherMethod(models, OptionsJson.Checked<MatcherOptions>(optionsJson), time);
}
