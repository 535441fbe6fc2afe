using PerSense.Engine.Imaging;
using PerSense.Engine.Inference;

namespace PerSense.Engine.Stages.Encoding;

/// <summary>Pictures as network inputs.</summary>
internal static class NetworkInput
{
    /// <summary>A picture as [1, 3, h, w] reals 0..1, padded on the right and below by repeating its last pixels.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="multiple">What both sides are padded to a multiple of.</param>
    public static TensorBuffer Planes(ImageBuffer image, int multiple)
    {
        var (width, height) = (RoundUp(image.Width, multiple), RoundUp(image.Height, multiple));
        var tensor = TensorBuffer.Zeros(1, 3, height, width);
        for (var channel = 0; channel < 3; channel++)
        {
            for (var y = 0; y < height; y++)
            {
                var target = tensor.Values.Slice(((channel * height) + y) * width, width);
                FillRow(image.Row(Math.Min(y, image.Height - 1))[channel..], target, image.Width);
            }
        }

        return tensor;
    }

    private static void FillRow(ReadOnlySpan<byte> samples, Span<float> target, int width)
    {
        for (var x = 0; x < width; x++)
        {
            target[x] = samples[3 * x] / 255f;
        }

        target[width..].Fill(target[width - 1]);
    }

    private static int RoundUp(int length, int multiple) => (length + multiple - 1) / multiple * multiple;
}
