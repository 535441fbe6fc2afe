using System.Numerics.Tensors;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>Resamples single-precision maps of one channel.</summary>
internal sealed class FloatResampler(ImageSize source, Taps<float> columns, Taps<float> rows)
    : RowResampler<float, float, float>(source, new(columns.Length, rows.Length), 1)
{
    /// <summary>Resamples a whole map.</summary>
    public static FloatMap Run(FloatMap map, Taps<float> columns, Taps<float> rows)
    {
        var result = new FloatMap(new(columns.Length, rows.Length));
        new FloatResampler(map.Size, columns, rows).Run(map.Memory, result.Memory);
        return result;
    }

    protected override Range Reach(int firstRow, int endRow) => rows.Reach(firstRow, endRow);

    protected override void ResampleRow(ReadOnlySpan<float> row, Span<float> to)
    {
        for (var x = 0; x < to.Length; x++)
        {
            var indices = columns.IndicesOf(x);
            var weights = columns.WeightsOf(x);
            var sum = 0f;
            for (var k = 0; k < indices.Length; k++)
            {
                sum += row[indices[k]] * weights[k];
            }

            to[x] = sum;
        }
    }

    protected override void MixRows(RowBand<float> band, int y, Span<float> to)
    {
        var indices = rows.IndicesOf(y);
        var weights = rows.WeightsOf(y);
        TensorPrimitives.Multiply(band[indices[0]], weights[0], to);
        for (var k = 1; k < indices.Length; k++)
        {
            TensorPrimitives.MultiplyAdd(band[indices[k]], weights[k], to, to);
        }
    }
}
