using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;
using PerSense.Engine.Imaging.Operations.Resize;
using PerSense.Engine.Inference;

namespace PerSense.Engine.Stages.Grounding;

/// <summary>An image as GroundingDINO wants it: short side 800 and long side at most 1333, normalised as ImageNet is.</summary>
/// <param name="ShortSide">Short side to reach, in pixels; default 800.</param>
/// <param name="LongSide">Long side not to exceed, in pixels; default 1333.</param>
internal sealed record GroundingImage(int ShortSide = 800, int LongSide = 1333)
{
    private static readonly float[] _mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] _deviation = [0.229f, 0.224f, 0.225f];

    /// <summary>The size that the image is brought to; the aspect is kept.</summary>
    /// <param name="size">The image's size.</param>
    public ImageSize SizeFor(ImageSize size)
    {
        var (shorter, longer) = (Math.Min(size.Width, size.Height), Math.Max(size.Width, size.Height));
        var target = (double)longer / shorter * ShortSide > LongSide
            ? (int)Math.Round((double)LongSide * shorter / longer, MidpointRounding.ToEven)
            : ShortSide;
        if (shorter == target)
        {
            return size;
        }

        var other = (int)((double)target * longer / shorter);
        return size.Width < size.Height ? new(target, other) : new(other, target);
    }

    /// <summary>The network's input [1, 3, h, w].</summary>
    /// <param name="image">The image.</param>
    public TensorBuffer Prepare(ImageBuffer image)
    {
        var resized = PillowResize.Bilinear(image, SizeFor(image.Size));
        var tensor = TensorBuffer.Zeros(1, 3, resized.Height, resized.Width);
        var area = resized.Width * resized.Height;
        var pixels = resized.Pixels;
        var values = tensor.Values;
        for (var i = 0; i < area; i++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                values[(channel * area) + i] = ((pixels[(3 * i) + channel] / 255f) - _mean[channel]) / _deviation[channel];
            }
        }

        return tensor;
    }
}
