using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Imaging.Operations;

/// <summary>The pixels on and within a contour, as OpenCV's <c>drawContours</c> fills them.</summary>
public static class FilledContour
{
    /// <summary>Fills an outer contour: the region it goes round, holes closed.</summary>
    /// <param name="contour">A contour that <see cref="ContourTracer"/> gave for an image of that size.</param>
    /// <param name="image">Size of the image.</param>
    public static PlacedMask Fill(Contour contour, ImageSize image)
    {
        ArgumentNullException.ThrowIfNull(contour);
        var bounds = contour.Bounds();
        var (left, top) = ((int)bounds.Left, (int)bounds.Top);

        // A frame of one pixel lets the outside be flooded from one corner.
        var canvas = new Mask(new((int)bounds.Width + 2, (int)bounds.Height + 2));
        DrawBorder(canvas, contour.Points, left - 1, top - 1);
        var outside = FloodFill.From(canvas, new(0, 0));
        var patch = new Mask(new(canvas.Width - 2, canvas.Height - 2));
        for (var y = 0; y < patch.Height; y++)
        {
            for (var x = 0; x < patch.Width; x++)
            {
                patch[x, y] = !outside[x + 1, y + 1];
            }
        }

        return new(image, left, top, patch);
    }

    // Between two kept points the border runs straight or exactly diagonally.
    private static void DrawBorder(Mask canvas, IReadOnlyList<PixelIndex> points, int left, int top)
    {
        var previous = points[^1];
        foreach (var point in points)
        {
            var steps = Math.Max(Math.Abs(point.Column - previous.Column), Math.Abs(point.Row - previous.Row));
            var (stepX, stepY) = (Math.Sign(point.Column - previous.Column), Math.Sign(point.Row - previous.Row));
            for (var i = 0; i <= steps; i++)
            {
                canvas[previous.Column + (i * stepX) - left, previous.Row + (i * stepY) - top] = true;
            }

            previous = point;
        }
    }
}
