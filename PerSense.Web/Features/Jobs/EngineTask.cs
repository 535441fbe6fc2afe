using PerSense.Engine.Methods;
using PerSense.Engine.Models;

namespace PerSense.Web.Features.Jobs;

/// <summary>What the engine is to do for a job.</summary>
/// <param name="Method">A method's id.</param>
/// <param name="Preset">The id of one of its presets.</param>
/// <param name="Options">What is changed in the preset, as a JSON object.</param>
/// <param name="Request">The decoded images and the reference.</param>
public sealed record EngineTask(string Method, string Preset, string Options, SegmentationRequest Request)
{
    /// <summary>The models to use.</summary>
    public ModelSelection Models { get; init; } = ModelSelection.Default;
}
