using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>Pillow's 8-bit resampling: weights in 22 fractional bits, rounded to 8 bits after either pass.</summary>
internal sealed class PillowByteResampler(ImageSize source, ImageSize result, int channels)
    : FixedPointResampler(source, Quantise(source.Width, result.Width), Quantise(source.Height, result.Height), channels)
{
    private const int Bits = 22;

    protected override int FinishColumn(int sum) => FinishRow(sum);

    protected override byte FinishRow(int sum) => (byte)Math.Clamp((sum + (1 << (Bits - 1))) >> Bits, byte.MinValue, byte.MaxValue);

    private static Taps<int> Quantise(int input, int output) =>
        TriangleTaps.Create(input, output).Convert(weight => (int)Math.Round(weight * (1 << Bits), MidpointRounding.AwayFromZero));
}
