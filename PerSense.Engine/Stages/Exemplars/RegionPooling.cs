using System.Numerics.Tensors;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Stages.Similarity;

namespace PerSense.Engine.Stages.Exemplars;

/// <summary>
/// The mean feature of a box: RoI align in its first, unaligned form with 3 x 3 bins of 2 x 2 samples, and the mean of the bins (numerics,
/// section 15). Samples are taken at whole-number cell centres, bilinear; a box is at least one cell large.
/// </summary>
internal static class RegionPooling
{
    private const int Bins = 3;
    private const int SamplesPerBin = 2;
    private const int Samples = Bins * SamplesPerBin;

    /// <summary>Pools a box.</summary>
    /// <param name="features">The features of the image that holds the box.</param>
    /// <param name="box">In image coordinates; the published procedure takes the index of the last pixel as its right and bottom edge.</param>
    /// <returns>One entry a channel.</returns>
    public static float[] Pool(FeatureGrid features, ImageBox box)
    {
        var (first, last) = (features.Map.ToGrid(new(box.Left, box.Top)), features.Map.ToGrid(new(box.Right - 1, box.Bottom - 1)));
        var columns = Places(first.X, last.X);
        var sum = new float[features.Channels];
        foreach (var y in Places(first.Y, last.Y))
        {
            foreach (var x in columns)
            {
                Add(features, x, y, sum);
            }
        }

        TensorPrimitives.Divide(sum, Samples * Samples, sum);
        return sum;
    }

    private static double[] Places(double start, double end)
    {
        var step = Math.Max(end - start, 1) / Samples;
        return [.. Enumerable.Range(0, Samples).Select(i => start + ((i + 0.5) * step))];
    }

    private static void Add(FeatureGrid features, double x, double y, float[] sum)
    {
        if (x < -1 || x > features.Valid.Width || y < -1 || y > features.Valid.Height)
        {
            return;
        }

        var (column, right) = Split(x, features.Valid.Width);
        var (row, below) = Split(y, features.Valid.Height);
        for (var corner = 0; corner < 4; corner++)
        {
            var (isRight, isBelow) = (corner % 2 == 1, corner >= 2);
            var weight = (isRight ? right : 1 - right) * (isBelow ? below : 1 - below);
            var cell = features.Cell(Math.Min(column + (isRight ? 1 : 0), features.Valid.Width - 1), Math.Min(row + (isBelow ? 1 : 0), features.Valid.Height - 1));
            TensorPrimitives.MultiplyAdd(cell, (float)weight, sum, sum);
        }
    }

    private static (int Index, double Fraction) Split(double position, int length)
    {
        var inside = Math.Clamp(position, 0, length - 1);
        return ((int)inside, inside - (int)inside);
    }
}
