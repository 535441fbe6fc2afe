using PerSense.Engine.Methods.PerSense;
using PerSense.Engine.Models;

namespace PerSense.Engine.Methods;

/// <summary>The methods that can be run. Thread-safe.</summary>
/// <param name="time">Where durations come from.</param>
public sealed class MethodCatalogue(TimeProvider time)
{
    /// <summary>Id of the PerSense method.</summary>
    public const string PerSenseId = "persense";

    /// <summary>All methods; the first is the one to start with.</summary>
    public IReadOnlyList<MethodDescription> Methods { get; } =
    [
        new(
            PerSenseId,
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
            [ModelRole.Encoder, ModelRole.Decoder, ModelRole.Density]),
    ];

    /// <summary>A method by its id.</summary>
    /// <param name="id">The method's id.</param>
    /// <exception cref="ArgumentException">There is no such method; the message names those that there are.</exception>
    public MethodDescription Method(string id) => Methods.FirstOrDefault(method => method.Id == id) ?? throw new ArgumentException(
        $"There is no method '{id}'. Choose one of: {string.Join(", ", Methods.Select(static method => method.Id))}.", nameof(id));

    /// <summary>Binds a method to models and options.</summary>
    /// <param name="id">The method's id.</param>
    /// <param name="optionsJson">Options as a preset writes them; what is left out keeps its recommended value.</param>
    /// <param name="models">The loaded networks; borrowed.</param>
    /// <exception cref="ArgumentException">There is no such method, or the options cannot be read or used; the message says why.</exception>
    public ISegmentationMethod Create(string id, string optionsJson, MethodModels models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return Method(id).Id switch
        {
            PerSenseId => new PerSenseMethod(models, ReadPerSense(optionsJson), time),
            _ => throw new ArgumentException($"The method '{id}' cannot be created.", nameof(id)),
        };
    }

    private static PerSenseOptions ReadPerSense(string json)
    {
        var options = OptionsJson.Read<PerSenseOptions>(json);
        options.Validate();
        return options;
    }
}
