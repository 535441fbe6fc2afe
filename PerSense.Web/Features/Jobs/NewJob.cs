using PerSense.Engine.Models;

namespace PerSense.Web.Features.Jobs;

/// <summary>What a person asks for: find everything like the exemplar in each of the images.</summary>
/// <param name="ImageIds">The images to search; one job each.</param>
/// <param name="ExemplarId">The exemplar; on one of them or on another image of the project.</param>
/// <param name="Method">A method's id; see <see cref="ISegmentationEngine.Offers"/>.</param>
/// <param name="Preset">The id of one of its presets.</param>
/// <param name="Options">What is changed in the preset, as a JSON object.</param>
public sealed record NewJob(IReadOnlyList<Guid> ImageIds, Guid ExemplarId, string Method, string Preset, string Options = "{}")
{
    /// <summary>The models to use; null for those of the project.</summary>
    public ModelSelection? Models { get; init; }
}
