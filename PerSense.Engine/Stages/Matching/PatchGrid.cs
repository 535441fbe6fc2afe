using System.Numerics.Tensors;
using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.MaskDecoding;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.Matching;

/// <summary>The patches of an image that Matcher compares: its similarity features, pooled where their grid is too fine. Immutable.</summary>
internal sealed class PatchGrid
{
    private PatchGrid(ImageSize size, CoordinateMap map, IReadOnlyList<float[]> features)
    {
        (Size, Map, Features) = (size, map, features);
    }

    /// <summary>Columns and rows.</summary>
    public ImageSize Size { get; }

    /// <summary>Image coordinates to patches.</summary>
    public CoordinateMap Map { get; }

    /// <summary>The feature of each patch, length 1, row by row.</summary>
    public IReadOnlyList<float[]> Features { get; }

    /// <summary>Pools features until there are few enough.</summary>
    /// <param name="features">The features of an image.</param>
    /// <param name="most">Most patches.</param>
    public static PatchGrid Of(FeatureGrid features, int most)
    {
        var side = (int)Math.Ceiling(Math.Sqrt((double)features.Valid.Area / most));
        var size = new ImageSize((features.Valid.Width + side - 1) / side, (features.Valid.Height + side - 1) / side);
        float[][] patches = [.. Enumerable.Range(0, (int)size.Area).Select(i => Pool(features, new(i % size.Width * side, i / size.Width * side), side))];
        return new(size, features.Map.Coarser(side), patches);
    }

    /// <summary>The patches that a mask touches, by index.</summary>
    /// <param name="mask">A mask on the image; not empty.</param>
    public IReadOnlyList<int> Under(PlacedMask mask)
    {
        var coverage = CellCoverage.Of(MaskFootprint.Of(mask), Map, Size);
        var width = coverage.Weights.Width;
        return [.. Enumerable.Range(0, coverage.Weights.Values.Length)
            .Where(i => coverage.Weights.Values[i] > 0)
            .Select(i => ((coverage.Top + (i / width)) * Size.Width) + coverage.Left + (i % width))];
    }

    /// <summary>The middle of a patch, in image coordinates.</summary>
    /// <param name="patch">Its index.</param>
    public ImagePoint Centre(int patch) => Map.ToImage(new PixelIndex(patch % Size.Width, patch / Size.Width).ToGridPoint());

    private static float[] Pool(FeatureGrid features, PixelIndex corner, int side)
    {
        var sum = new float[features.Channels];
        for (var row = corner.Row; row < Math.Min(corner.Row + side, features.Valid.Height); row++)
        {
            for (var column = corner.Column; column < Math.Min(corner.Column + side, features.Valid.Width); column++)
            {
                TensorPrimitives.Add(sum, UnitVector.Of(features.Cell(column, row)), sum);
            }
        }

        return UnitVector.Of(sum);
    }
}
