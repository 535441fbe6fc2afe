using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Tests.Stages;

/// <summary>Pictures drawn by arithmetic: red discs on green ground.</summary>
internal static class Scenes
{
    public static ImageBuffer Discs(ImageSize size, double radius, params ImagePoint[] centres)
    {
        var image = new ImageBuffer(size);
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
            {
                var isDisc = centres.Any(centre => Math.Pow(x + 0.5 - centre.X, 2) + Math.Pow(y + 0.5 - centre.Y, 2) < radius * radius);
                (isDisc ? [220, 40, 30] : new byte[] { 70, 130, 60 }).CopyTo(image.Row(y)[(3 * x)..]);
            }
        }

        return image;
    }
}
