using PerSense.Engine.Methods;

namespace PerSense.Web.Features.Jobs;

/// <summary>A method that a person may choose.</summary>
public sealed record MethodOffer(string Id, string Name, string Description, IReadOnlyList<PresetOffer> Presets)
{
    /// <summary>The paper that it follows.</summary>
    public string Paper { get; init; } = "";

    /// <summary>What can be changed in a preset, in the order of the stages.</summary>
    public IReadOnlyList<OptionDescription> Options { get; init; } = [];

    /// <summary>Which model it lacks and what to do; null when it can run.</summary>
    public string? Lacks { get; init; }
}
