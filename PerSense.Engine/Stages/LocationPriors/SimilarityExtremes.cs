using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.LocationPriors;

/// <summary>Where a similarity map is highest and lowest: PerSAM's positive and negative location prior (section 3.2).</summary>
internal static class SimilarityExtremes
{
    /// <summary>The centre of the cell with the largest similarity; the first of equals, row by row.</summary>
    /// <param name="similarity">The map.</param>
    /// <param name="box">Only cells whose centre lies in this box count; null for all. Its centre is the answer when there is none.</param>
    public static ImagePoint Largest(SimilarityMap similarity, ImageBox? box = null) => Extreme(similarity, box, sign: 1);

    /// <summary>The centre of the cell with the least similarity; the first of equals, row by row.</summary>
    /// <param name="similarity">The map.</param>
    public static ImagePoint Least(SimilarityMap similarity) => Extreme(similarity, null, sign: -1);

    private static ImagePoint Extreme(SimilarityMap similarity, ImageBox? box, float sign)
    {
        var (best, point) = (float.NegativeInfinity, box?.Centre ?? default);
        for (var i = 0; i < similarity.Cosine.Values.Length; i++)
        {
            var cell = new PixelIndex(i % similarity.Cosine.Width, i / similarity.Cosine.Width);
            var centre = similarity.Map.ToImage(cell.ToGridPoint());
            if (sign * similarity.Cosine.Values[i] > best && (box is null || box.Value.Contains(centre)))
            {
                (best, point) = (sign * similarity.Cosine.Values[i], centre);
            }
        }

        return point;
    }
}
