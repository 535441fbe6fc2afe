using PerSense.Engine.Stages.Density;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Web.Features.Runs;

/// <summary>The maps of a run.</summary>
internal sealed record RunMaps(SimilarityMap Similarity, DensityMap? Density);
