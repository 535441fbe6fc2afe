using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations;

namespace PerSense.Engine.Stages.InstanceDetection;

/// <summary>What the contours of a density map say.</summary>
/// <param name="Contours">The outer contours.</param>
/// <param name="MeanArea">Mean polygon area; NaN without contours.</param>
/// <param name="AreaDeviation">Population standard deviation of the areas; NaN without contours.</param>
/// <param name="CompositeArea">The area that composite contours exceed.</param>
/// <param name="Composites">Indices of the composite contours.</param>
/// <param name="Points">The candidates: children of composites first, then the contours themselves.</param>
internal sealed record ContourAnalysis(
    IReadOnlyList<Contour> Contours,
    double MeanArea,
    double AreaDeviation,
    double CompositeArea,
    IReadOnlyList<int> Composites,
    IReadOnlyList<PixelIndex> Points);
