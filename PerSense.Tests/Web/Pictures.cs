using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Encoding;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Tests.Web;

/// <summary>Small picture files; each seed gives other bytes.</summary>
internal static class Pictures
{
    private static int _seed;

    public static byte[] Png(int width = 40, int height = 30, int? seed = null) => ImageCodec.EncodePng(Draw(width, height, seed));

    public static byte[] Jpeg(int width = 40, int height = 30, int? seed = null) => ImageCodec.EncodeJpeg(Draw(width, height, seed));

    private static ImageBuffer Draw(int width, int height, int? seed)
    {
        var image = new ImageBuffer(new ImageSize(width, height));
        new Random(seed ?? Interlocked.Increment(ref _seed)).NextBytes(image.Pixels);
        return image;
    }
}
