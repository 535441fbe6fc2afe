using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.Similarity;

/// <summary>The cosine between the reference signature and each cell of the image, -1..1.</summary>
/// <param name="Cosine">The cosines on their grid; padding already cut away.</param>
/// <param name="Map">Image coordinates to the cells of <paramref name="Cosine"/>.</param>
public sealed record SimilarityMap(FloatMap Cosine, CoordinateMap Map)
{
    /// <summary>The cosine at a point: bilinear between cell centres, constant beyond the outermost ones.</summary>
    /// <param name="point">A point in image coordinates.</param>
    public float At(ImagePoint point) => BilinearSample.Of(Cosine, Map.ToGrid(point));
}
