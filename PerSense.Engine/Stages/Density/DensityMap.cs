using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.Density;

/// <summary>Objects per cell over an image.</summary>
/// <param name="Density">Objects per cell; padding already cut away.</param>
/// <param name="CentreHeat">How likely each cell is an object's centre, 0..1, on the same grid; null when the estimator gives none.</param>
/// <param name="Map">Image coordinates to the cells of both maps.</param>
/// <param name="ExpectedCount">The integral of the density: the expected number of objects.</param>
public sealed record DensityMap(FloatMap Density, FloatMap? CentreHeat, CoordinateMap Map, double ExpectedCount);
