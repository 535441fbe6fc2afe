using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Tests.Methods.Fakes;

/// <summary>A black picture with discs of a few colours.</summary>
internal static class DiscScene
{
    public static readonly (byte R, byte G, byte B) Red = (220, 40, 30);
    public static readonly (byte R, byte G, byte B) Blue = (20, 60, 230);

    public static ImageBuffer Draw(ImageSize size, IEnumerable<Disc> discs)
    {
        var image = new ImageBuffer(size);
        foreach (var disc in discs)
        {
            Draw(image, disc);
        }

        return image;
    }

    /// <summary>Discs in rows and columns, far enough apart not to touch.</summary>
    public static List<Disc> Grid(int columns, int rows, int pitch, double radius) =>
        [.. from row in Enumerable.Range(0, rows)
            from column in Enumerable.Range(0, columns)
            select new Disc(new((column * pitch) + (pitch / 2.0), (row * pitch) + (pitch / 2.0)), radius, Red)];

    private static void Draw(ImageBuffer image, Disc disc)
    {
        var box = disc.Box.Intersect(image.Size.Bounds);
        for (var y = (int)box.Top; y < box.Bottom; y++)
        {
            for (var x = (int)box.Left; x < box.Right; x++)
            {
                if (disc.Contains(ImagePoint.AtPixel(x, y)))
                {
                    (image.Row(y)[3 * x], image.Row(y)[(3 * x) + 1], image.Row(y)[(3 * x) + 2]) = disc.Colour;
                }
            }
        }
    }
}
