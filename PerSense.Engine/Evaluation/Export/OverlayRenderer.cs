using PerSense.Engine.Imaging;

namespace PerSense.Engine.Evaluation.Export;

/// <summary>
/// Draws instances over their image: each filled in its colour at 45 % and outlined in the same colour, one opaque pixel inside the
/// edge and half a pixel's worth outside it.
/// </summary>
public static class OverlayRenderer
{
    private const double FillOpacity = 0.45;
    private const double OutlineOpacity = 1;
    private const double HaloOpacity = 0.5;

    /// <summary>Draws labelled instances over an image.</summary>
    /// <param name="image">The image; left as it is.</param>
    /// <param name="labels">The instances; the same size.</param>
    /// <returns>A new picture of the same size.</returns>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static ImageBuffer Render(ImageBuffer image, LabelMap labels)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(labels);
        if (image.Size != labels.Size)
        {
            throw new ArgumentException($"The labels are {labels.Width} x {labels.Height} pixels but the image is {image.Width} x {image.Height}.", nameof(labels));
        }

        var overlay = new ImageBuffer(image.Size, image.Pixels.ToArray());
        for (var y = 0; y < labels.Height; y++)
        {
            DrawRow(overlay.Row(y), labels, y);
        }

        return overlay;
    }

    private static void DrawRow(Span<byte> pixels, LabelMap labels, int y)
    {
        for (var x = 0; x < labels.Width; x++)
        {
            var label = labels[x, y];
            if (label != 0)
            {
                Blend(pixels.Slice(3 * x, 3), label, IsEdge(labels, x, y) ? OutlineOpacity : FillOpacity);
            }
            else if (Neighbour(labels, x, y) is > 0 and var beside)
            {
                Blend(pixels.Slice(3 * x, 3), beside, HaloOpacity);
            }
        }
    }

    // The border of the image is no edge: the object may go on there.
    private static bool IsEdge(LabelMap labels, int x, int y)
    {
        var label = labels[x, y];
        return At(labels, x - 1, y, label) != label || At(labels, x + 1, y, label) != label
            || At(labels, x, y - 1, label) != label || At(labels, x, y + 1, label) != label;
    }

    private static int Neighbour(LabelMap labels, int x, int y) => Math.Max(
        Math.Max(At(labels, x - 1, y, 0), At(labels, x + 1, y, 0)), Math.Max(At(labels, x, y - 1, 0), At(labels, x, y + 1, 0)));

    private static int At(LabelMap labels, int x, int y, int outside) =>
        x >= 0 && y >= 0 && x < labels.Width && y < labels.Height ? labels[x, y] : outside;

    private static void Blend(Span<byte> pixel, int label, double opacity)
    {
        var colour = InstancePalette.Of(label);
        pixel[0] = Mix(pixel[0], colour.Red, opacity);
        pixel[1] = Mix(pixel[1], colour.Green, opacity);
        pixel[2] = Mix(pixel[2], colour.Blue, opacity);
    }

    private static byte Mix(byte under, byte over, double opacity) => (byte)Math.Round(under + ((over - under) * opacity));
}
