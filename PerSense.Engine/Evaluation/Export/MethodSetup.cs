using System.Text.Json;

namespace PerSense.Engine.Evaluation.Export;

/// <summary>Names of what gave a result.</summary>
/// <param name="Method">The method's id.</param>
/// <param name="Preset">The preset's id.</param>
/// <param name="Models">Ids of the models.</param>
public sealed record MethodSetup(string Method, string Preset, IReadOnlyList<string> Models)
{
    /// <summary>The options in full, as the catalogue takes them: giving them back repeats the run; null when unknown.</summary>
    public JsonElement? Options { get; init; }
}
