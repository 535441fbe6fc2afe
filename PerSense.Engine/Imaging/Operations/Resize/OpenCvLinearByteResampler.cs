using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>OpenCV's two-cell interpolation on bytes, with its intermediate truncations.</summary>
internal sealed class OpenCvLinearByteResampler(ImageSize source, Taps<float> columns, Taps<float> rows, int channels)
    : FixedPointResampler(source, Quantise(columns), Quantise(rows), channels)
{
    /// <summary>Fractional bits of a weight.</summary>
    public const int WeightBits = 11;

    /// <summary>Real weights to fixed point, half to even.</summary>
    public static Taps<int> Quantise(Taps<float> taps) => taps.Convert(weight => (int)MathF.Round(weight * (1 << WeightBits)));

    protected override int FinishColumn(int sum) => sum;

    // Never a plain weighted sum: OpenCV drops 4 bits before and 16 after the product, and rounds the last 2.
    protected override void MixRows(RowBand<int> band, int y, Span<byte> to)
    {
        var indices = Rows.IndicesOf(y);
        var weights = Rows.WeightsOf(y);
        var upper = band[indices[0]];
        var lower = band[indices[1]];
        for (var x = 0; x < to.Length; x++)
        {
            to[x] = FinishRow(((weights[0] * (upper[x] >> 4)) >> 16) + ((weights[1] * (lower[x] >> 4)) >> 16));
        }
    }

    protected override byte FinishRow(int sum) => (byte)Math.Clamp((sum + 2) >> 2, byte.MinValue, byte.MaxValue);
}
