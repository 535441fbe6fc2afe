using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Exemplars;
using PerSense.Engine.Stages.Instances;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Methods;

/// <summary>The answer of a method, of the same type for all methods.</summary>
/// <param name="Instances">What was found.</param>
/// <param name="Density">The final density map; its integral is the expected count. Null for a method without one.</param>
/// <param name="Similarity">The final similarity map.</param>
/// <param name="Exemplars">The exemplars of the last pass, best first, in image coordinates.</param>
/// <param name="Trace">What each stage did.</param>
/// <param name="Notices">Sentences for the user: fallbacks taken, anything cut. Empty when all went the normal way.</param>
public sealed record SegmentationResult(
    InstanceSet Instances,
    DensityMap? Density,
    SimilarityMap Similarity,
    IReadOnlyList<Exemplar> Exemplars,
    StageTrace Trace,
    IReadOnlyList<string> Notices);
