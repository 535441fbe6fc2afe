using PerSense.Engine.Imaging;
using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Tests.Scenes;

/// <summary>A drawn picture of shaded discs on a mottled ground, with their labels. The same seed gives the same bytes.</summary>
internal sealed class DiscScene
{
    private const double Ground = 70;
    private readonly Random _random;

    /// <summary>Draws discs on a jittered grid, so that none touches another.</summary>
    /// <param name="side">Width and height in pixels.</param>
    /// <param name="columns">Discs a row, and rows.</param>
    /// <param name="seed">Seed of all randomness.</param>
    public DiscScene(int side, int columns, int seed = 1)
    {
        _random = new Random(seed);
        Image = new ImageBuffer(new(side, side));
        Labels = new LabelMap(Image.Size);
        DrawGround();
        var cell = (double)side / columns;
        for (var i = 0; i < columns * columns; i++)
        {
            var centre = new ImagePoint(((i % columns) + Jitter()) * cell, ((i / columns) + Jitter()) * cell);
            DrawDisc(centre, cell * (0.28 + (0.06 * _random.NextDouble())), i + 1);
        }
    }

    /// <summary>The picture.</summary>
    public ImageBuffer Image { get; }

    /// <summary>The discs, 1 and up.</summary>
    public LabelMap Labels { get; }

    /// <summary>The tight box of a disc.</summary>
    /// <param name="label">Its label.</param>
    public ImageBox BoxOf(int label)
    {
        var mask = Labels.ToMasks().Single(item => item.Label == label).Mask;
        return new(mask.Left, mask.Top, mask.Right, mask.Bottom);
    }

    private double Jitter() => 0.5 + (0.2 * (_random.NextDouble() - 0.5));

    private void DrawGround()
    {
        for (var i = 0; i < Image.Pixels.Length; i += 3)
        {
            var grain = 12 * (_random.NextDouble() - 0.5);
            Paint(Image.Pixels[i..], Ground + grain, Ground + 10 + grain, Ground - 10 + grain);
        }
    }

    private void DrawDisc(ImagePoint centre, double radius, int label)
    {
        for (var y = (int)(centre.Y - radius); y <= centre.Y + radius; y++)
        {
            for (var x = (int)(centre.X - radius); x <= centre.X + radius; x++)
            {
                PaintDisc(ImagePoint.AtPixel(x, y), centre, radius, label);
            }
        }
    }

    private void PaintDisc(ImagePoint point, ImagePoint centre, double radius, int label)
    {
        var distance = Math.Sqrt(Math.Pow(point.X - centre.X, 2) + Math.Pow(point.Y - centre.Y, 2)) / radius;
        if (distance <= 1 && Image.Size.Contains(point))
        {
            var light = 1 - (0.35 * distance * distance);
            Labels[point.Column, point.Row] = label;
            Paint(Image.Row(point.Row)[(3 * point.Column)..], 235 * light, 190 * light, 90 * light);
        }
    }

    private static void Paint(Span<byte> pixel, double red, double green, double blue)
    {
        (pixel[0], pixel[1], pixel[2]) = ((byte)red, (byte)green, (byte)blue);
    }
}
