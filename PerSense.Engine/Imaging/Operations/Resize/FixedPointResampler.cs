using System.Numerics.Tensors;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>Resamples bytes with integer weights; what differs between the libraries is how a sum becomes a sample again.</summary>
internal abstract class FixedPointResampler(ImageSize source, Taps<int> columns, Taps<int> rows, int channels)
    : RowResampler<byte, int, byte>(source, new(columns.Length, rows.Length), channels)
{
    private readonly int _channels = channels;

    /// <summary>The table of the rows.</summary>
    protected Taps<int> Rows => rows;

    protected override Range Reach(int firstRow, int endRow) => rows.Reach(firstRow, endRow);

    protected override void ResampleRow(ReadOnlySpan<byte> row, Span<int> to)
    {
        for (var x = 0; x < columns.Length; x++)
        {
            var indices = columns.IndicesOf(x);
            var weights = columns.WeightsOf(x);
            for (var channel = 0; channel < _channels; channel++)
            {
                to[(x * _channels) + channel] = FinishColumn(WeightedSum(row[channel..], indices, weights));
            }
        }
    }

    protected override void MixRows(RowBand<int> band, int y, Span<byte> to)
    {
        var indices = rows.IndicesOf(y);
        var weights = rows.WeightsOf(y);
        var sums = new int[to.Length];
        for (var k = 0; k < indices.Length; k++)
        {
            TensorPrimitives.MultiplyAdd(band[indices[k]], weights[k], sums, sums);
        }

        for (var x = 0; x < to.Length; x++)
        {
            to[x] = FinishRow(sums[x]);
        }
    }

    /// <summary>A weighted sum along a row to a sample between the passes.</summary>
    protected abstract int FinishColumn(int sum);

    /// <summary>A weighted sum down a column to a result sample.</summary>
    protected abstract byte FinishRow(int sum);

    private int WeightedSum(ReadOnlySpan<byte> samples, ReadOnlySpan<int> indices, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var k = 0; k < indices.Length; k++)
        {
            sum += samples[indices[k] * _channels] * weights[k];
        }

        return sum;
    }
}
