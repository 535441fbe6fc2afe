using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>OpenCV's INTER_AREA on bytes when both scales are whole numbers: the mean of a block, rounded half to even, except that
/// blocks of 2 x 2 are rounded half up.</summary>
internal static class OpenCvBlockAverage
{
    /// <summary>Whether a source divides into whole blocks.</summary>
    public static bool Fits(ImageSize source, ImageSize result) => source.Width % result.Width == 0 && source.Height % result.Height == 0;

    /// <summary>Averages every block.</summary>
    /// <param name="from">All source samples, interleaved.</param>
    /// <param name="source">Size of the source.</param>
    /// <param name="to">Room for all result samples.</param>
    /// <param name="result">Size of the result.</param>
    public static void Run(ReadOnlyMemory<byte> from, ImageSize source, Memory<byte> to, ImageSize result)
    {
        var channels = to.Length / (int)result.Area;
        ParallelRows.ForEachBand(result.Height, (long)source.Width * channels * (source.Height / result.Height), (first, end) =>
        {
            for (var y = first; y < end; y++)
            {
                AverageRow(from.Span, source, to.Span.Slice(y * result.Width * channels, result.Width * channels), new(y, result, channels));
            }
        });
    }

    private static void AverageRow(ReadOnlySpan<byte> from, ImageSize source, Span<byte> to, BlockRow row)
    {
        var (blockWidth, blockHeight) = (source.Width / row.Result.Width, source.Height / row.Result.Height);
        var scale = 1f / (blockWidth * blockHeight);
        var isPair = blockWidth == 2 && blockHeight == 2;
        for (var i = 0; i < to.Length; i++)
        {
            var corner = (((row.Y * blockHeight * source.Width) + (i / row.Channels * blockWidth)) * row.Channels) + (i % row.Channels);
            var sum = 0;
            for (var k = 0; k < blockWidth * blockHeight; k++)
            {
                sum += from[corner + (((k / blockWidth * source.Width) + (k % blockWidth)) * row.Channels)];
            }

            to[i] = isPair ? (byte)((sum + 2) >> 2) : (byte)MathF.Round(sum * scale);
        }
    }

    private readonly record struct BlockRow(int Y, ImageSize Result, int Channels);
}
