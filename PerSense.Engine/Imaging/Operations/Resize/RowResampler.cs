using System.Buffers;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>Resamples first along the rows, then along the columns, band by band so that little memory is in use at a time.</summary>
/// <typeparam name="TSource">Type of a source sample.</typeparam>
/// <typeparam name="TRow">Type of a sample between the two passes.</typeparam>
/// <typeparam name="TResult">Type of a result sample.</typeparam>
/// <param name="source">Size of the source.</param>
/// <param name="result">Size of the result.</param>
/// <param name="channels">Interleaved samples a cell.</param>
internal abstract class RowResampler<TSource, TRow, TResult>(ImageSize source, ImageSize result, int channels)
{
    /// <summary>Resamples everything.</summary>
    /// <param name="from">All source samples.</param>
    /// <param name="to">Room for all result samples.</param>
    public void Run(ReadOnlyMemory<TSource> from, Memory<TResult> to)
    {
        var costPerRow = (long)result.Width * channels * Math.Max(1, source.Height / result.Height);
        ParallelRows.ForEachBand(result.Height, costPerRow, (first, end) => RunBand(from, to, first..end));
    }

    /// <summary>The source rows that some result rows are made of.</summary>
    protected abstract Range Reach(int firstRow, int endRow);

    /// <summary>Resamples one source row along its columns.</summary>
    protected abstract void ResampleRow(ReadOnlySpan<TSource> row, Span<TRow> to);

    /// <summary>Mixes resampled rows into one result row.</summary>
    /// <param name="rows">Resampled rows.</param>
    /// <param name="y">The result row.</param>
    /// <param name="to">Room for it.</param>
    protected abstract void MixRows(RowBand<TRow> rows, int y, Span<TResult> to);

    private void RunBand(ReadOnlyMemory<TSource> from, Memory<TResult> to, Range band)
    {
        var (sourceLength, length) = (source.Width * channels, result.Width * channels);
        var reach = Reach(band.Start.Value, band.End.Value);
        var (firstSource, endSource) = (reach.Start.Value, reach.End.Value);
        var buffer = ArrayPool<TRow>.Shared.Rent((endSource - firstSource) * length);
        for (var y = firstSource; y < endSource; y++)
        {
            ResampleRow(from.Span.Slice(y * sourceLength, sourceLength), buffer.AsSpan((y - firstSource) * length, length));
        }

        var rows = new RowBand<TRow>(buffer, firstSource, length);
        for (var y = band.Start.Value; y < band.End.Value; y++)
        {
            MixRows(rows, y, to.Span.Slice(y * length, length));
        }

        ArrayPool<TRow>.Shared.Return(buffer);
    }
}
