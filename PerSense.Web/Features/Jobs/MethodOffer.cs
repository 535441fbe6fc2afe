namespace PerSense.Web.Features.Jobs;

/// <summary>A segmentation method that a job can use.</summary>
public sealed record MethodOffer(string Id, string Name, string Description, IReadOnlyList<PresetOffer> Presets);
