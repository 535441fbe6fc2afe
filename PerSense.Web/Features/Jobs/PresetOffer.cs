namespace PerSense.Web.Features.Jobs;

/// <summary>A set of options of a method under one name.</summary>
public sealed record PresetOffer(string Id, string Name, string Description)
{
    /// <summary>All its options, as a JSON object.</summary>
    public string OptionsJson { get; init; } = "{}";
}
