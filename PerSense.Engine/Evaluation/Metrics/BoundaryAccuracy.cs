using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Evaluation.Metrics;

/// <summary>
/// The two measures of DAVIS 2017 for one object in one frame (Perazzi et al., 2016): region similarity J and contour accuracy F.
/// Both are 0..1; their mean is J&amp;F.
/// </summary>
public static class BoundaryAccuracy
{
    /// <summary>How far a contour may be off, as a share of the image's diagonal, unless another is asked for.</summary>
    public const double DefaultTolerance = 0.008;

    /// <summary>Region similarity J: the IoU of both masks; 1 when both are empty.</summary>
    /// <param name="truth">What is there.</param>
    /// <param name="predicted">What was found; the same size.</param>
    /// <param name="ignored">Pixels that do not count; null for none.</param>
    public static double Region(Mask truth, Mask predicted, Mask? ignored = null)
    {
        var overlap = RegionOverlap.Of(Without(truth, ignored), Without(predicted, ignored));
        return overlap.Union == 0 ? 1 : overlap.Iou;
    }

    /// <summary>Contour accuracy F: harmonic mean of the shares of both contours that lie near the other one.</summary>
    /// <param name="truth">What is there.</param>
    /// <param name="predicted">What was found; the same size.</param>
    /// <param name="ignored">Pixels that do not count; null for none.</param>
    /// <param name="tolerance">How far a contour may be off: below 1 a share of the image's diagonal (rounded up), else pixels.</param>
    public static double Contour(Mask truth, Mask predicted, Mask? ignored = null, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        var trueContour = ContourMap(Without(truth, ignored));
        var predictedContour = ContourMap(Without(predicted, ignored));
        var radius = Radius(truth.Size, tolerance);
        var recall = ShareNear(trueContour, predictedContour, radius);
        var precision = ShareNear(predictedContour, trueContour, radius);
        return (precision, recall) switch
        {
            (null, null) => 1,
            (null, _) or (_, null) => 0,
            _ when precision + recall == 0 => 0,
            _ => 2 * precision.Value * recall.Value / (precision.Value + recall.Value),
        };
    }

    /// <summary>The pixels whose right, lower or lower-right neighbour lies on the other side of the mask's edge (the reference's <c>seg2bmap</c>).</summary>
    /// <param name="mask">The mask.</param>
    public static Mask ContourMap(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var contour = new Mask(mask.Size);
        for (var y = 0; y < mask.Height; y++)
        {
            var below = Math.Min(y + 1, mask.Height - 1);
            for (var x = 0; x < mask.Width; x++)
            {
                var right = Math.Min(x + 1, mask.Width - 1);
                var inside = mask[x, y];
                contour[x, y] = inside != mask[right, y] || inside != mask[x, below] || inside != mask[right, below];
            }
        }

        return contour;
    }

    private static int Radius(ImageSize size, double tolerance)
    {
        var diagonal = Math.Sqrt(((double)size.Height * size.Height) + ((double)size.Width * size.Width));
        return (int)(tolerance >= 1 ? tolerance : Math.Ceiling(tolerance * diagonal));
    }

    // Null when the contour is empty: then there is nothing to share.
    private static double? ShareNear(Mask contour, Mask other, int radius)
    {
        var near = Dilate(other, radius);
        var overlap = RegionOverlap.Of(contour, near);
        return overlap.Truth == 0 ? null : overlap.Accuracy;
    }

    private static Mask Dilate(Mask mask, int radius)
    {
        var dilated = new Mask(mask.Size);
        for (var y = 0; y < mask.Height; y++)
        {
            DilateRow(mask, dilated, y, radius);
        }

        return dilated;
    }

    private static void DilateRow(Mask mask, Mask dilated, int y, int radius)
    {
        for (var x = 0; x < mask.Width; x++)
        {
            if (mask[x, y])
            {
                FillDisk(dilated, x, y, radius);
            }
        }
    }

    private static void FillDisk(Mask mask, int x, int y, int radius)
    {
        for (var row = Math.Max(y - radius, 0); row <= Math.Min(y + radius, mask.Height - 1); row++)
        {
            var half = (int)Math.Sqrt(((double)radius * radius) - ((double)(row - y) * (row - y)));
            var (left, right) = (Math.Max(x - half, 0), Math.Min(x + half, mask.Width - 1));
            mask.Row(row)[left..(right + 1)].Fill(1);
        }
    }

    private static Mask Without(Mask mask, Mask? ignored)
    {
        ArgumentNullException.ThrowIfNull(mask);
        if (ignored is null)
        {
            return mask;
        }

        SizeMismatch.ThrowIf(mask.Size, ignored.Size);
        var rest = new Mask(mask.Size, mask.Cells.ToArray());
        for (var i = 0; i < rest.Cells.Length; i++)
        {
            rest.Cells[i] &= (byte)(1 - ignored.Cells[i]);
        }

        return rest;
    }
}
