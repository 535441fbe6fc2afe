using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations.Resize;

/// <summary>
/// OpenCV's INTER_AREA on bytes when both scales are whole numbers: the mean of a block, rounded half to even, except that blocks of
/// 2 x 2 are rounded half up.
/// </summary>
internal sealed class OpenCvBlockResampler(ImageSize source, ImageSize result, int channels)
    : FixedPointResampler(source, Sum(source.Width, result.Width), Sum(source.Height, result.Height), channels)
{
    private readonly float _scale = 1f / (source.Width / result.Width * (source.Height / result.Height));
    private readonly bool _isPair = OpenCvResize.IsHalf(source, result);

    /// <summary>Whether a source divides into whole blocks.</summary>
    public static bool Fits(ImageSize source, ImageSize result) => source.Width % result.Width == 0 && source.Height % result.Height == 0;

    protected override int FinishColumn(int sum) => sum;

    protected override byte FinishRow(int sum) => _isPair ? (byte)((sum + 2) >> 2) : (byte)MathF.Round(sum * _scale);

    private static Taps<int> Sum(int input, int output)
    {
        var block = input / output;
        var taps = new Taps<int>(output, block);
        for (var i = 0; i < input; i++)
        {
            taps.Add(i / block, i, 1);
        }

        return taps;
    }
}
