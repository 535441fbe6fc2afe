using PerSense.Engine.Methods.Auto;
using PerSense.Engine.Methods.GroundedSam;
using PerSense.Engine.Methods.Matcher;
using PerSense.Engine.Methods.PerSam;
using PerSense.Engine.Methods.PerSamF;
using PerSense.Engine.Methods.PerSense;
using PerSense.Engine.Methods.PerSensePlusPlus;

namespace PerSense.Engine.Methods;

/// <summary>The methods that can be run. Thread-safe.</summary>
/// <param name="time">Where durations come from.</param>
public sealed class MethodCatalogue(TimeProvider time)
{
    /// <summary>Id of the PerSense method.</summary>
    public const string PerSenseId = "persense";

    /// <summary>Id of PerSAM.</summary>
    public const string PerSamId = "persam";

    /// <summary>Id of PerSAM-F.</summary>
    public const string PerSamFId = "persam-f";

    /// <summary>Id of Matcher.</summary>
    public const string MatcherId = "matcher";

    /// <summary>Id of PerSense++.</summary>
    public const string PerSensePlusPlusId = "persense-plus-plus";

    /// <summary>Id of Grounded-SAM.</summary>
    public const string GroundedSamId = "grounded-sam";

    /// <summary>Id of the choice among the others.</summary>
    public const string AutoId = "auto";

    private readonly MethodDefinition[] _definitions =
    [
        new PerSenseDefinition(), new PerSensePlusPlusDefinition(), new PerSamDefinition(), new PerSamFDefinition(),
        new GroundedSamDefinition(), new MatcherDefinition(), new AutoDefinition(),
    ];

    /// <summary>All methods; the first is the one to start with.</summary>
    public IReadOnlyList<MethodDescription> Methods => [.. _definitions.Select(static one => one.Description)];

    /// <summary>A method by its id.</summary>
    /// <param name="id">The method's id.</param>
    /// <exception cref="ArgumentException">There is no such method; the message names those that there are.</exception>
    public MethodDescription Method(string id) => Definition(id).Description;

    /// <summary>Binds a method to models and options.</summary>
    /// <param name="id">The method's id.</param>
    /// <param name="optionsJson">Options as a preset writes them; what is left out keeps its recommended value.</param>
    /// <param name="models">The loaded networks; borrowed.</param>
    /// <exception cref="ArgumentException">There is no such method, or the options cannot be read or used; the message says why.</exception>
    /// <exception cref="MissingModelException">The models lack one that the method cannot do without.</exception>
    public ISegmentationMethod Create(string id, string optionsJson, MethodModels models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return Definition(id).Create(optionsJson, models, time);
    }

    /// <summary>Checks options before a run; needs no models.</summary>
    /// <param name="id">The method's id.</param>
    /// <param name="optionsJson">Options as a preset writes them; what is left out keeps its recommended value.</param>
    /// <exception cref="ArgumentException">
    /// There is no such method, or the options cannot be read or used; the message names every fault, a value out of range by its stage and
    /// name as in <c>Instances.VerifierCut must be between 0 and 1, not 2.</c>
    /// </exception>
    public void CheckOptions(string id, string optionsJson) => Definition(id).Check(optionsJson);

    private MethodDefinition Definition(string id) => _definitions.FirstOrDefault(one => one.Description.Id == id) ?? throw new ArgumentException(
        $"There is no method '{id}'. Choose one of: {string.Join(", ", _definitions.Select(static one => one.Description.Id))}.", nameof(id));
}
