using PerSense.Engine.Models;

namespace PerSense.Web.Cli;

/// <summary>What a person asked for by <c>--method</c> and <c>--preset</c>.</summary>
/// <param name="Method">The method's id.</param>
/// <param name="Preset">The preset's id.</param>
internal sealed record MethodChoice(string Method, string Preset)
{
    /// <summary>The models to run with.</summary>
    public ModelSelection Models { get; init; } = ModelSelection.Default;

    /// <summary>The data folder, where imported models are; null for the one that the server would use.</summary>
    public string? DataFolder { get; init; }

    /// <summary>What <c>--options</c> changes in the preset: a JSON object.</summary>
    public string Changes { get; init; } = "{}";
}
