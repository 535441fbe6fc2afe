using System.Numerics.Tensors;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>Smoothing by a Gaussian, as OpenCV's <c>GaussianBlur</c> with a kernel size of 0 does it for reals.</summary>
public static class GaussianBlur
{
    /// <summary>Smooths a map; beyond the border it continues mirrored about the border cell's centre (reflect 101).</summary>
    /// <param name="map">The map.</param>
    /// <param name="sigma">Standard deviation in cells, positive. The kernel reaches 4 of them to either side.</param>
    public static FloatMap Blur(FloatMap map, double sigma)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        var kernel = CreateKernel(sigma);
        var columns = new FloatMap(map.Size);
        BlurColumns(map, columns, kernel);
        var result = new FloatMap(map.Size);
        BlurRows(columns, result, kernel);
        return result;
    }

    private static float[] CreateKernel(double sigma)
    {
        var radius = ((int)Math.Round((sigma * 8) + 1) | 1) / 2;
        var weights = Enumerable.Range(-radius, (2 * radius) + 1).Select(x => Math.Exp(-x * x / (2 * sigma * sigma))).ToArray();
        var total = weights.Sum();
        return [.. weights.Select(weight => (float)(weight / total))];
    }

    private static void BlurColumns(FloatMap from, FloatMap to, float[] kernel)
    {
        var radius = kernel.Length / 2;
        ParallelRows.ForEachBand(from.Height, (long)from.Width * kernel.Length, (first, end) =>
        {
            for (var y = first; y < end; y++)
            {
                var row = to.Row(y);
                for (var k = 0; k < kernel.Length; k++)
                {
                    TensorPrimitives.MultiplyAdd(from.Row(Reflect(y + k - radius, from.Height)), kernel[k], row, row);
                }
            }
        });
    }

    private static void BlurRows(FloatMap from, FloatMap to, float[] kernel)
    {
        var radius = kernel.Length / 2;
        ParallelRows.ForEachBand(from.Height, (long)from.Width * kernel.Length, (first, end) =>
        {
            var padded = new float[from.Width + (2 * radius)];
            for (var y = first; y < end; y++)
            {
                Pad(from.Row(y), padded, radius);
                var row = to.Row(y);
                for (var k = 0; k < kernel.Length; k++)
                {
                    TensorPrimitives.MultiplyAdd(padded.AsSpan(k, row.Length), kernel[k], row, row);
                }
            }
        });
    }

    private static void Pad(ReadOnlySpan<float> row, Span<float> padded, int radius)
    {
        row.CopyTo(padded[radius..]);
        for (var i = 1; i <= radius; i++)
        {
            padded[radius - i] = row[Reflect(-i, row.Length)];
            padded[radius + row.Length - 1 + i] = row[Reflect(row.Length - 1 + i, row.Length)];
        }
    }

    private static int Reflect(int index, int length)
    {
        if (length == 1)
        {
            return 0;
        }

        var period = 2 * (length - 1);
        var folded = ((index % period) + period) % period;
        return Math.Min(folded, period - folded);
    }
}
