using PerSense.Engine.Imaging.Geometry;

namespace PerSense.Engine.Stages.MaskDecoding;

/// <summary>A prompt as the embedded decoder takes it: which window to draw the mask in, and which point describes the object; in network pixels.</summary>
/// <param name="Centre">The middle of the window.</param>
/// <param name="Size">The object's longest side; the window is larger by the decoder's factor.</param>
/// <param name="Anchor">A point on the object.</param>
internal readonly record struct PromptWindow(GridPoint Centre, double Size, GridPoint Anchor)
{
    // Below one cell of the feature map there is nothing to look at.
    private const double LeastSize = 4;

    /// <summary>
    /// Turns a prompt into a window: a mask to improve by its box and the clicks on the object, a box by its centre and longest side, clicks
    /// by the middle of those on the object.
    /// </summary>
    /// <param name="prompt">The prompt, in image coordinates.</param>
    /// <param name="map">Image coordinates to network pixels.</param>
    /// <param name="defaultSize">Object size when the prompt states none, in network pixels.</param>
    /// <exception cref="ArgumentException">The prompt has neither a mask, nor a box, nor a click on the object.</exception>
    public static PromptWindow Of(DecoderPrompt prompt, CoordinateMap map, double defaultSize)
    {
        var clicks = prompt.Points.Where(static click => click.IsForeground).Select(click => map.ToGrid(click.Point)).ToList();
        var box = prompt.Box ?? (prompt.MaskInput is { } mask ? BoxOf(mask) : null);
        if (box is { } known)
        {
            return Round(known, clicks, map, prompt.MaskInput is not null && prompt.Box is null);
        }

        if (clicks.Count == 0)
        {
            throw new ArgumentException("A prompt needs a box or at least one click on the object.", nameof(prompt));
        }

        var (low, high) = Extent(clicks);
        var stated = prompt.ObjectSide is { } side ? side * Scale(map) : defaultSize;
        var middle = new GridPoint(clicks.Average(static click => click.X), clicks.Average(static click => click.Y));
        return new(middle, Math.Max(Math.Max(LeastSize, stated), Math.Max(high.X - low.X, high.Y - low.Y)), clicks.Count == 1 ? middle : clicks[0]);
    }

    /// <summary>The part of the image that the mask covers.</summary>
    /// <param name="map">Image coordinates to network pixels.</param>
    /// <param name="windowFactor">Half side of the window in units of the size.</param>
    public ImageBox Region(CoordinateMap map, double windowFactor)
    {
        var half = Size * windowFactor;
        return map.ToImage(new GridPoint(Centre.X - half, Centre.Y - half), new GridPoint(Centre.X + half, Centre.Y + half));
    }

    /// <summary>A window round a box; one that came from a mask grows to hold the clicks, which may lie beyond it.</summary>
    private static PromptWindow Round(ImageBox box, List<GridPoint> clicks, CoordinateMap map, bool grows)
    {
        var (low, high) = (map.ToGrid(new ImagePoint(box.Left, box.Top)), map.ToGrid(new ImagePoint(box.Right, box.Bottom)));
        if (grows && clicks.Count > 1)
        {
            (low, high) = Extent([low, high, .. clicks]);
        }

        var centre = new GridPoint((low.X + high.X) / 2, (low.Y + high.Y) / 2);
        return new(centre, Math.Max(LeastSize, Math.Max(high.X - low.X, high.Y - low.Y)), clicks.Count > 1 ? clicks[0] : centre);
    }

    private static (GridPoint Low, GridPoint High) Extent(List<GridPoint> points) => (
        new(points.Min(static one => one.X), points.Min(static one => one.Y)),
        new(points.Max(static one => one.X), points.Max(static one => one.Y)));

    /// <summary>The box of a mask's cells; null when it holds none.</summary>
    private static ImageBox? BoxOf(MaskPrediction mask)
    {
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, 0, 0);
        for (var y = 0; y < mask.Logits.Height; y++)
        {
            var row = mask.Logits.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                var inside = row[x] > 0;
                (left, right) = inside ? (Math.Min(left, x), Math.Max(right, x + 1)) : (left, right);
                (top, bottom) = inside ? (Math.Min(top, y), y + 1) : (top, bottom);
            }
        }

        var map = mask.Frame.MapTo(mask.Logits.Size);
        return right > 0 ? map.ToImage(new GridPoint(left, top), new GridPoint(right, bottom)) : null;
    }

    private static double Scale(CoordinateMap map) => (map.ScaleX + map.ScaleY) / 2;
}
