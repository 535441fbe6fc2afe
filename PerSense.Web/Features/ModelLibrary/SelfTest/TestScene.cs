using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Web.Features.ModelLibrary.SelfTest;

/// <summary>A generated picture of equal discs on a quiet ground.</summary>
internal static class TestScene
{
    /// <summary>How many discs there are.</summary>
    public const int Discs = Columns * Rows;

    private const int Columns = 6;
    private const int Rows = 4;
    private const int Step = 90;
    private const int Radius = 26;
    private static readonly ImageSize _size = new(Columns * Step, Rows * Step);

    /// <summary>The first disc, as somebody would mark it.</summary>
    public static ImageBox Exemplar { get; } = ImageBox.FromCorner((Step / 2) - Radius, (Step / 2) - Radius, 2 * Radius, 2 * Radius);

    public static ImageBuffer Draw()
    {
        var image = new ImageBuffer(_size);
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Row(y);
            for (var x = 0; x < image.Width; x++)
            {
                Paint(row.Slice(3 * x, 3), x, y);
            }
        }

        return image;
    }

    // Darker towards the rim, as a ball is.
    private static void Paint(Span<byte> pixel, int x, int y)
    {
        var (dx, dy) = ((x % Step) - (Step / 2), (y % Step) - (Step / 2));
        var share = Math.Sqrt((dx * dx) + (dy * dy)) / Radius;
        var isDisc = share <= 1;
        var light = isDisc ? 1 - (0.45 * share * share) : 1;
        (pixel[0], pixel[1], pixel[2]) = isDisc
            ? ((byte)(214 * light), (byte)(120 * light), (byte)(52 * light))
            : ((byte)(96 + (x % 7)), (byte)(112 + (y % 5)), (byte)(92 + ((x + y) % 6)));
    }
}
