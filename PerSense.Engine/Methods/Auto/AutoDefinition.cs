using PerSense.Engine.Models;

namespace PerSense.Engine.Methods.Auto;

/// <summary>The choice of a method as a method of the catalogue.</summary>
internal sealed class AutoDefinition : MethodDefinition
{
    private static readonly AutoOptions _recommended = new();

    /// <inheritdoc/>
    public override MethodDescription Description { get; } = new(
        MethodCatalogue.AutoId,
        "Automatic",
        "Chooses the method from the size of the marked object, the number of objects expected and the models installed, and says why.",
        "A choice among the methods above",
        [new("recommended", "Recommended", "The only preset.", OptionsJson.Write(_recommended))],
        [ModelRole.Encoder, ModelRole.Decoder])
    {
        Options = OptionReader.Describe(_recommended),
    };

    /// <inheritdoc/>
    public override void Check(string optionsJson) => OptionsJson.Checked<AutoOptions>(optionsJson);

    /// <inheritdoc/>
    protected override ISegmentationMethod Bind(string optionsJson, MethodModels models, TimeProvider time) =>
        new AutoMethod(models, OptionsJson.Checked<AutoOptions>(optionsJson), time);
}
