using PerSense.Engine.Models;

namespace PerSense.Engine.Methods;

/// <summary>What a person chooses a method by.</summary>
/// <param name="Id">Unique; lower case.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Explanation">One line on what it does.</param>
/// <param name="Paper">The paper that it follows.</param>
/// <param name="Presets">Its presets; the first is the one to start with.</param>
/// <param name="Roles">The models that it cannot do without.</param>
public sealed record MethodDescription(
    string Id, string Label, string Explanation, string Paper, IReadOnlyList<MethodPreset> Presets, IReadOnlyList<ModelRole> Roles)
{
    /// <summary>What can be chosen besides the preset, in the order of the stages.</summary>
    public IReadOnlyList<OptionDescription> Options { get; init; } = [];

    /// <summary>The models that it lacks.</summary>
    /// <param name="installed">The roles that there are models for.</param>
    /// <returns>Empty when it can run.</returns>
    public IReadOnlyList<ModelRole> Missing(IEnumerable<ModelRole> installed) => [.. Roles.Except(installed)];

    /// <summary>A preset by its id.</summary>
    /// <param name="id">The preset's id.</param>
    /// <exception cref="ArgumentException">The method has no such preset; the message names those that it has.</exception>
    public MethodPreset Preset(string id) => Presets.FirstOrDefault(preset => preset.Id == id) ?? throw new ArgumentException(
        $"The method '{Id}' has no preset '{id}'. Choose one of: {string.Join(", ", Presets.Select(static preset => preset.Id))}.", nameof(id));
}
