using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Evaluation.Metrics;

/// <summary>
/// IoU of the inner boundary bands of two masks (Cheng et al., "Boundary IoU", 2021): sensitive to the outline where the plain IoU of
/// a large object is not. The border of the image counts as boundary.
/// </summary>
public static class BoundaryIou
{
    /// <summary>The width of the band as a share of the image's diagonal unless another is asked for.</summary>
    public const double DefaultRatio = 0.02;

    /// <summary>Pixels shared by the two bands; add several and take <see cref="RegionOverlap.Iou"/> to pool them.</summary>
    /// <param name="truth">What is there.</param>
    /// <param name="predicted">What was found; the same size.</param>
    /// <param name="ratio">Width of the band as a share of the image's diagonal, positive.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static RegionOverlap Compare(Mask truth, Mask predicted, double ratio = DefaultRatio)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        var width = BandWidth(truth.Size, ratio);
        return RegionOverlap.Of(Band(truth, width), Band(predicted, width));
    }

    /// <summary>The width of the band in pixels, at least 1; halves are rounded to even, as the reference does.</summary>
    /// <param name="size">Size of the image.</param>
    /// <param name="ratio">Width as a share of the diagonal.</param>
    public static int BandWidth(ImageSize size, double ratio)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        var diagonal = Math.Sqrt(((double)size.Height * size.Height) + ((double)size.Width * size.Width));
        return Math.Max(1, (int)Math.Round(ratio * diagonal, MidpointRounding.ToEven));
    }

    /// <summary>The pixels of a mask that some pixel outside the mask, or outside the image, is at most <paramref name="width"/> away from (king's moves).</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="width">The band's width in pixels, at least 1.</param>
    public static Mask Band(Mask mask, int width)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var sums = new SummedArea(mask);
        var full = ((2L * width) + 1) * ((2L * width) + 1);
        var band = new Mask(mask.Size);
        for (var y = 0; y < mask.Height; y++)
        {
            for (var x = 0; x < mask.Width; x++)
            {
                band[x, y] = mask[x, y] && sums.Around(x, y, width) < full;
            }
        }

        return band;
    }

    /// <summary>Prefix sums of a mask, by which the pixels in any rectangle are counted in four reads.</summary>
    private sealed class SummedArea
    {
        private readonly long[] _sums;
        private readonly ImageSize _size;

        public SummedArea(Mask mask)
        {
            _size = mask.Size;
            _sums = new long[(long)(_size.Width + 1) * (_size.Height + 1)];
            for (var y = 0; y < _size.Height; y++)
            {
                var row = mask.Row(y);
                var running = 0L;
                for (var x = 0; x < row.Length; x++)
                {
                    running += row[x];
                    _sums[Index(x + 1, y + 1)] = _sums[Index(x + 1, y)] + running;
                }
            }
        }

        public long Around(int x, int y, int radius)
        {
            var (left, right) = (Math.Max(x - radius, 0), Math.Min(x + radius + 1, _size.Width));
            var (top, bottom) = (Math.Max(y - radius, 0), Math.Min(y + radius + 1, _size.Height));
            return _sums[Index(right, bottom)] - _sums[Index(left, bottom)] - _sums[Index(right, top)] + _sums[Index(left, top)];
        }

        private int Index(int x, int y) => (y * (_size.Width + 1)) + x;
    }
}
