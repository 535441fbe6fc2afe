using System.Numerics.Tensors;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>Resamples bytes with real weights and rounds once, half to even (OpenCV's INTER_AREA).</summary>
internal sealed class AreaByteResampler(ImageSize source, Taps<float> columns, Taps<float> rows, int channels)
    : RowResampler<byte, float, byte>(source, new(columns.Length, rows.Length), channels)
{
    private readonly int _channels = channels;

    protected override Range Reach(int firstRow, int endRow) => rows.Reach(firstRow, endRow);

    protected override void ResampleRow(ReadOnlySpan<byte> row, Span<float> to)
    {
        for (var x = 0; x < columns.Length; x++)
        {
            var indices = columns.IndicesOf(x);
            var weights = columns.WeightsOf(x);
            for (var channel = 0; channel < _channels; channel++)
            {
                to[(x * _channels) + channel] = WeightedSum(row[channel..], indices, weights);
            }
        }
    }

    protected override void MixRows(RowBand<float> band, int y, Span<byte> to)
    {
        var indices = rows.IndicesOf(y);
        var weights = rows.WeightsOf(y);
        var sums = new float[to.Length];
        for (var k = 0; k < indices.Length; k++)
        {
            TensorPrimitives.MultiplyAdd(band[indices[k]], weights[k], sums, sums);
        }

        TensorPrimitives.Round(sums, sums);
        TensorPrimitives.ConvertSaturating<float, byte>(sums, to);
    }

    private float WeightedSum(ReadOnlySpan<byte> samples, ReadOnlySpan<int> indices, ReadOnlySpan<float> weights)
    {
        var sum = 0f;
        for (var k = 0; k < indices.Length; k++)
        {
            sum += samples[indices[k] * _channels] * weights[k];
        }

        return sum;
    }
}
