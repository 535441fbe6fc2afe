using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>OpenCV's INTER_CUBIC on bytes: weights in 11 fractional bits, one rounding at the end.</summary>
internal sealed class OpenCvCubicByteResampler(ImageSize source, ImageSize result, int channels)
    : FixedPointResampler(source, Quantise(source.Width, result.Width), Quantise(source.Height, result.Height), channels)
{
    private const int Bits = 2 * OpenCvLinearByteResampler.WeightBits;

    protected override int FinishColumn(int sum) => sum;

    protected override byte FinishRow(int sum) => (byte)Math.Clamp((sum + (1 << (Bits - 1))) >> Bits, byte.MinValue, byte.MaxValue);

    private static Taps<int> Quantise(int input, int output) => OpenCvLinearByteResampler.Quantise(OpenCvTaps.Cubic(input, output));
}
