using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Methods;

/// <summary>A map that a stage made on the way.</summary>
/// <param name="Stage"><see cref="StageKind.Similarity"/> or <see cref="StageKind.Density"/>.</param>
/// <param name="Pass">1 or 2.</param>
/// <param name="Values">The cosines, or objects per cell.</param>
/// <param name="Map">Image coordinates to the cells of <paramref name="Values"/>.</param>
public sealed record StageMap(StageKind Stage, int Pass, FloatMap Values, CoordinateMap Map);
